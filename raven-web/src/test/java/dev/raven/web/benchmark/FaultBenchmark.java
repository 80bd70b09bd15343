package dev.raven.web.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * What regular clients are answered while something goes wrong, what that costs the server, how soon all is well again, and
 * whether anything that was acknowledged is missing afterwards.
 */
final class FaultBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "only", "seconds", "rate", "clients");
    private static final Map<String, Function<Workplace, Fault>> FAULTS = faults();
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Options options;
    private final Workplace place;
    private final List<String> names;
    private final Duration stage;
    private final int rate;
    private final int clients;
    private final Table course = new Table(
            "What clients see that store and ask in turn, and what the server takes at most (" + Machine.text() + ")",
            "fault",
            "while",
            "requests",
            "succeed",
            "refused",
            "unanswered",
            "p50 ms",
            "p99 ms",
            "RSS MB",
            "threads",
            "descriptors");
    private final Table end = new Table("Afterwards", "fault", "all is well after s", "acknowledged", "of these lost");

    FaultBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.names =
                options.text("only").map(text -> List.of(text.split(",", -1))).orElse(List.copyOf(FAULTS.keySet()));
        this.stage = Duration.ofSeconds(options.number("seconds", 60));
        this.rate = options.number("rate", 40);
        this.clients = options.number("clients", 8);
        if (!FAULTS.keySet().containsAll(names)) {
            throw new UsageException("--only: there are " + String.join(", ", FAULTS.keySet()) + ".");
        }
    }

    private static Map<String, Function<Workplace, Fault>> faults() {
        Map<String, Function<Workplace, Fault>> faults = new LinkedHashMap<>();
        faults.put("redis", SlowRedis::new);
        faults.put("kms", SlowKeyService::new);
        faults.put("disk", FullDisk::new);
        faults.put("descriptors", FewDescriptors::new);
        faults.put("clock", WrongClock::ofTheServer);
        faults.put("redis-clock", WrongClock::ofRedis);
        faults.put("overload", Overload::new);
        return faults;
    }

    void run(PrintStream out) {
        boolean well = true;
        for (String name : names) {
            Fault fault = FAULTS.get(name).apply(place);
            if (fault.lacking().isEmpty()) {
                well &= suffer(name, fault);
            } else {
                Progress.say(name + " is left out: " + fault.lacking());
            }
        }
        course.print(out, options.has("json"));
        end.print(out, options.has("json"));
        if (!well) {
            throw new IllegalStateException("a server did not recover, or lost what it had acknowledged");
        }
    }

    /** Whether all was well again, and nothing was lost. */
    private boolean suffer(String name, Fault fault) {
        OwnServer raven = fault.start();
        Regulars regulars = new Regulars(Account.register(raven.url(), Optional.empty(), Map.of()), clients, rate);
        Progress.say(name + ": warming up");
        regulars.keepUntil(within(stage));
        observe(name, "before", raven, regulars);
        fault.stages().forEach((what, begin) -> {
            begin.begin(raven);
            observe(name, what, raven, regulars);
        });
        fault.mend();
        OptionalDouble recovered = recovery(regulars);
        Optional<Fault.Crowd> crowd = fault.crowd();
        crowd.ifPresent(others -> row(name, "the crowd", others.seen(), Vitals.of(raven)));
        observe(name, "after", raven, regulars);
        long lost =
                regulars.lost() + crowd.map(others -> others.clients().lost()).orElse(0L);
        long acknowledged = regulars.acknowledged()
                + crowd.map(others -> others.clients().acknowledged()).orElse(0L);
        end.row(
                name,
                recovered.isPresent() ? String.format(Locale.ROOT, "%.1f", recovered.getAsDouble()) : "never",
                acknowledged,
                lost);
        raven.end();
        return recovered.isPresent() && lost == 0;
    }

    private void observe(String name, String what, OwnServer raven, Regulars regulars) {
        Progress.say(name + ": " + what);
        Vitals[] most = {Vitals.NONE};
        long enough = System.nanoTime() + stage.toNanos();
        Regulars.Seen seen = regulars.keepUntil(() -> {
            most[0] = most[0].most(Vitals.of(raven));
            return System.nanoTime() < enough;
        });
        row(name, what, seen, most[0]);
    }

    private void row(String name, String what, Regulars.Seen seen, Vitals most) {
        Outcomes outcomes = seen.outcomes();
        course.row(
                name,
                what,
                outcomes.all(),
                outcomes.succeeded(),
                outcomes.refusals(),
                outcomes.unanswered(),
                seen.times().text(50),
                seen.times().text(99),
                most.resident() / 1_000_000,
                most.threads(),
                most.descriptors());
    }

    private static java.util.function.BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    /** Seconds until every client was served; empty where that did not come to be. */
    private static OptionalDouble recovery(Regulars regulars) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST_RECOVERY.toNanos()) {
            if (regulars.allAreServed()) {
                return OptionalDouble.of((System.nanoTime() - begun) / 1e9);
            }
            Pause.of(POLL);
        }
        return OptionalDouble.empty();
    }
}
