package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.QueryRequest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.deadline.Deadline;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.scene.Scene;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryIndexesTest {
    private static final int SAID = 20;
    private static final int BUILDS = 10;
    private static final int MOST_QUERIES = 100_000;
    private static final MemorySettings ROOMY = new MemorySettings(16, 16);
    private static final MemorySettings NO_ROOM = new MemorySettings(0, 16);

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final AtomicInteger readFromTheStart = new AtomicInteger();

    @BeforeEach
    void aliceTells() {
        for (int i = 0; i < SAID; i++) {
            scene.ingest(acme, alice, talk, "statement " + i);
        }
    }

    private MemoryIndexes indexes(MemorySettings settings) {
        MemoryStore store = scene.get(MemoryStore.class);
        MemoryStore watched = (MemoryStore) Proxy.newProxyInstance(
                MemoryStore.class.getClassLoader(), new Class<?>[] {MemoryStore.class}, (proxy, method, arguments) -> {
                    if (List.of(arguments).contains(Revision.START)) {
                        readFromTheStart.incrementAndGet();
                    }
                    return method.invoke(store, arguments);
                });
        return new MemoryIndexes(
                watched,
                scene.get(MemoryVault.class),
                scene.get(SpeakerDirectory.class),
                scene.get(Vectors.class),
                settings);
    }

    private int searched(MemoryIndexes indexes) {
        QueryMatch match = new QueryMatch(
                new QueryRequest("usr", "statement", null, null, null, null, null, null, null, null), Optional.empty());
        RecallQuery question = new RecallQuery("statement", Optional.empty(), turn -> true, 5);
        return indexes.ask(acme.tenantId(), alice, memory -> memory.search(question, match))
                .searched();
    }

    @Test
    void firstQueriesAtOnceBuildTheMemoryOnce() {
        MemoryIndexes indexes = indexes(ROOMY);
        assertThat(Races.results(4, racer -> searched(indexes))).containsOnly(SAID);
        assertThat(readFromTheStart).hasValue(1);
    }

    /** A memory that is too heavy is wiped soon after it has answered: no query may see it half empty. */
    @Test
    void whatIsWipedMeanwhileIsBuiltAnew() {
        MemoryIndexes indexes = indexes(NO_ROOM);
        List<Boolean> whole = Races.results(4, racer -> {
            for (int i = 0; i < 50 || (i < MOST_QUERIES && readFromTheStart.get() < BUILDS); i++) {
                if (searched(indexes) != SAID) {
                    return false;
                }
            }
            return true;
        });
        assertThat(whole).containsOnly(true);
        assertThat(readFromTheStart).hasValueGreaterThanOrEqualTo(BUILDS);
    }

    /** Each query of such a user takes as long as the first: an operator has to hear of it, and by which setting to end it. */
    @Test
    void aMemoryThatDoesNotFitIsWarnedOfOnce() {
        List<String> said = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(MemoryIndexes.class.getName());
        Handler listener = new ConsoleHandler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getMessage());
            }
        };
        log.addHandler(listener);
        try {
            MemoryIndexes indexes = indexes(NO_ROOM);
            searched(indexes);
            searched(indexes);
            searched(indexes(ROOMY));
        } finally {
            log.removeHandler(listener);
        }
        assertThat(said).singleElement().asString().contains("RAVEN_INDEX_CACHE_MB");
    }

    /** It goes on where it was ended, so that a memory of any size opens in the end. */
    @Test
    void openingEndsWithItsRequestsTimeAndGoesOnWithTheNext() {
        for (int i = 0; i < 200; i++) {
            scene.ingest(acme, alice, talk, "statement " + i);
        }
        MemoryIndexes indexes = indexes(ROOMY);
        Deadline.set(Duration.ofNanos(-1));
        try {
            assertThatThrownBy(() -> searched(indexes))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            late -> assertThat(late.code()).isEqualTo(ProblemCode.TIMED_OUT));
        } finally {
            Deadline.clear();
        }
        assertThat(searched(indexes)).isEqualTo(SAID + 200);
        assertThat(readFromTheStart).hasValue(1);
    }

    /** What is being opened is in no cache yet: without a bound of its own, one user's history ends the process for all. */
    @Test
    void aMemoryThatThereIsNoRoomToOpenIsRefused() {
        MemoryIndexes narrow = indexes(new MemorySettings(16, 0));
        assertThat(searched(narrow)).as("read in one trip").isEqualTo(SAID);
        for (int i = 0; i < 200; i++) {
            scene.ingest(acme, alice, talk, "statement " + i);
        }
        MemoryIndexes opening = indexes(new MemorySettings(16, 0));
        assertThatThrownBy(() -> searched(opening)).isInstanceOf(UnavailableException.class);
        MemoryIndexes roomy = indexes(new MemorySettings(16, 1));
        assertThat(searched(roomy)).isEqualTo(SAID + 200);
    }
}
