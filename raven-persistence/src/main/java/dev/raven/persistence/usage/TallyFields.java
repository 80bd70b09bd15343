package dev.raven.persistence.usage;

import dev.raven.core.usage.DayUse;
import dev.raven.core.usage.KeyTally;
import dev.raven.core.usage.UsageFacts;
import dev.raven.core.usage.UsageStore;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.ScriptCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts as the fields of one hash a day: {@code requests}, {@code networks}, {@code denied:…} and {@code route:…}. */
final class TallyFields {
    static final Duration KEPT = Duration.ofDays(91);
    private static final Script ADD = Script.beside(TallyFields.class, "add");
    private static final int DAYS_BEFORE = 6;
    private static final String DENIED = "denied:";
    private static final String ROUTE = "route:";

    private TallyFields() {}

    static ScriptCall call(KeyTally tally) {
        UsageKeys keys = new UsageKeys(tally.tenant(), tally.key());
        LocalDate day = LocalDate.ofInstant(tally.minute(), ZoneOffset.UTC);
        Stream<String> days = Stream.iterate(day, each -> each.minusDays(1))
                .limit(1 + DAYS_BEFORE)
                .map(keys::day);
        List<String> all = Stream.concat(
                        Stream.of(
                                keys.state(),
                                keys.networks(),
                                keys.batch(tally.batch().node()),
                                keys.used()),
                        days)
                .toList();
        return ADD.on(all, args(tally, day));
    }

    private static List<Object> args(KeyTally tally, LocalDate day) {
        Map<String, Long> counts = counts(tally);
        List<Object> args = new ArrayList<>(List.of(
                tally.batch().sequence(),
                tally.key(),
                tally.minute(),
                Duration.between(Instant.EPOCH, tally.minute()).toMinutes(),
                day.toEpochDay(),
                tally.requests(),
                tally.refusals(),
                KEPT.toSeconds(),
                UsageStore.MOST_NETWORKS,
                counts.size()));
        counts.forEach((name, count) -> args.addAll(List.of(name, count)));
        args.addAll(tally.networks());
        return args;
    }

    private static Map<String, Long> counts(KeyTally tally) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("requests", tally.requests());
        tally.denials().forEach((reason, count) -> counts.put(DENIED + reason.wireName(), count));
        tally.routes().forEach((family, count) -> counts.put(ROUTE + family, count));
        return counts;
    }

    static Optional<UsageFacts> facts(Reply reply) {
        List<Reply> items = reply.items();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new UsageFacts(
                        items.get(0).items().stream().map(Reply::text).collect(Collectors.toSet()),
                        items.get(1).number(),
                        items.get(2).number(),
                        Optional.of(items.get(3).text())
                                .filter(text -> !text.isEmpty())
                                .map(Instant::parse),
                        items.get(4).number(),
                        items.get(5).number(),
                        items.get(6).number(),
                        items.get(7).number()));
    }

    static DayUse read(LocalDate day, Fields fields) {
        return new DayUse(
                day,
                number(fields, "requests"),
                numbers(fields, DENIED),
                numbers(fields, ROUTE),
                number(fields, "networks"));
    }

    private static Map<String, Long> numbers(Fields fields, String prefix) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        fields.names()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> numbers.put(name.substring(prefix.length()), fields.number(name)));
        return numbers;
    }

    private static long number(Fields fields, String name) {
        return fields.optional(name).map(Long::parseLong).orElse(0L);
    }
}
