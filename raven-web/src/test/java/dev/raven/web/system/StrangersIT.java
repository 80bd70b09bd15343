package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Another tenant's thing is answered as one that does not exist, byte for byte, and for the same work, at every
 * operation that takes an id and for each of its ids.
 */
@ExtendWith(Raven.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");
    private static final Pattern NAME = Pattern.compile("^\"(?:[A-Z]+|rvn:.*|[0-9a-f]{40})\"$");
    private static final Pattern ID = Pattern.compile("_([A-Za-z0-9_-]{32}|[A-Za-z0-9_-]{22})");

    private Tenant alice;
    private Tenant mallory;
    private List<Sample> samples;

    @BeforeAll
    void register(Api api) {
        Map<String, Integer> unlimited = Map.of("rate_limit_per_minute", 1_000_000);
        alice = Tenant.register(api, unlimited);
        mallory = Tenant.register(api, unlimited);
        samples = Operation.served(api).stream()
                .filter(operation -> !operation.scopes().isEmpty())
                .flatMap(operation -> operation.samples().stream())
                .filter(sample -> !sample.ids().isEmpty())
                .toList();
    }

    /** What Mallory asks for: with alice's, and with nobody's, in the same places. */
    private record Attempt(Sample sample, Map<String, String> stolen, Map<String, String> invented) {
        Reply steals(Tenant thief) {
            return sample.call(thief.api().with("X-Request-Id", "the-same-name"), stolen);
        }

        Reply invents(Tenant thief) {
            return sample.call(thief.api().with("X-Request-Id", "the-same-name"), invented);
        }
    }

    /** One id of another's among the thief's own, for each id; and all of another's. */
    private List<Attempt> attempts(Sample sample) {
        Map<String, String> hers = sample.ids(new Things(alice)::of);
        Map<String, String> nobodys = sample.nobodys();
        Stream<Attempt> one = sample.ids().keySet().stream().map(name -> {
            Map<String, String> own = sample.ids(new Things(mallory)::of);
            return new Attempt(sample, with(own, name, hers), with(own, name, nobodys));
        });
        return Stream.concat(one, Stream.of(new Attempt(sample, hers, nobodys))).toList();
    }

    private static Map<String, String> with(Map<String, String> own, String name, Map<String, String> others) {
        Map<String, String> mixed = new HashMap<>(own);
        mixed.put(name, others.get(name));
        return mixed;
    }

    @TestFactory
    Stream<DynamicTest> anothersThingAnswersLikeOneThatIsNotThere() {
        assertThat(samples).hasSizeGreaterThan(20);
        return samples.stream()
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    for (Attempt attempt : attempts(sample)) {
                        Reply stolen = attempt.steals(mallory);
                        Reply invented = attempt.invents(mallory);
                        assertThat(code(stolen))
                                .as("%s %s", attempt.stolen(), stolen.body())
                                .isEqualTo("not_found");
                        assertThat(stolen.status()).isEqualTo(invented.status());
                        assertThat(stolen.body()).isEqualTo(invented.body());
                        assertThat(lasting(stolen)).isEqualTo(lasting(invented));
                    }
                }));
    }

    /** Of the only line, where the answer is in lines. */
    private static String code(Reply reply) {
        return reply.status() == 200 ? reply.json().at("/error/code").asText() : reply.code();
    }

    /** The headers, without what tells the time. */
    private static Map<String, List<String>> lasting(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.http().headers().map());
        headers.keySet().removeAll(List.of("date", "ratelimit"));
        return headers;
    }

    /** So that it takes as long. What a server does of its own accord can come between, hence the patience. */
    @TestFactory
    Stream<DynamicTest> anothersThingTakesTheSameWorkAsOneThatIsNotThere(RavenServer server) {
        return samples.stream()
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    List<Attempt> attempts = attempts(sample);
                    try (RedisMonitor monitor = new RedisMonitor(server.redisUrl())) {
                        attempts.forEach(attempt -> assertSameWork(attempt, monitor));
                    }
                }));
    }

    private void assertSameWork(Attempt attempt, RedisMonitor monitor) {
        AtomicReference<String> seen = new AtomicReference<>("");
        Patience.until(
                20,
                () -> {
                    List<String> stealing = work(attempt, monitor.during(() -> attempt.steals(mallory)));
                    List<String> inventing = work(attempt, monitor.during(() -> attempt.invents(mallory)));
                    seen.set(attempt + " " + stealing + " " + inventing);
                    return !stealing.isEmpty() && stealing.equals(inventing);
                },
                seen::get);
    }

    /** The commands and keys that concern the two and these things, without what tells one thing from another. */
    private List<String> work(Attempt attempt, List<String> commands) {
        List<String> concerned = Stream.of(
                        List.of(alice.id(), mallory.id()),
                        attempt.stolen().values(),
                        attempt.invented().values())
                .flatMap(Collection::stream)
                .toList();
        return commands.stream()
                .filter(command -> concerned.stream().anyMatch(command::contains))
                .map(command -> command.replace(alice.id(), "alice").replace(mallory.id(), "mallory"))
                .map(command -> WORD.matcher(command)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> NAME.matcher(word).find())
                        .map(word -> ID.matcher(word).replaceAll("_id"))
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
