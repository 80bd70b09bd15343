package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.Races;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.memory.TestMemories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Users who talk while a server dies, and who repeat each request under its name until it is acknowledged. */
final class StubbornWriters {
    private static final int WRITERS = 4;
    private static final int BEFORE = 40;
    private static final int AFTER = 40;
    private static final int BATCH = 1_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final List<MemoryScene> users;
    private final Map<MemoryScene, List<InteractionId>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    /** @param where which users to take, by the server that they happen to lie on */
    StubbornWriters(Redis redis, Predicate<MemoryScene> where) {
        MemoryStore memories = TestMemories.in(redis);
        ConversationStore conversations = TestConversations.in(redis);
        this.users = Stream.generate(() -> new MemoryScene(memories, conversations))
                .filter(where)
                .limit(WRITERS)
                .toList();
        users.forEach(user -> acknowledged.put(user, new CopyOnWriteArrayList<>()));
    }

    /** The disaster happens when each has written for a while; each then writes for a while more. */
    void writeThrough(Runnable disaster) {
        Races.results(WRITERS + 1, racer -> {
            if (racer == WRITERS) {
                awaitFirsts();
                disaster.run();
                return true;
            }
            return write(users.get(racer));
        });
    }

    private boolean write(MemoryScene user) {
        ConversationId talk = user.conversation();
        int afterwards = 0;
        for (int i = 0; afterwards < AFTER; i++) {
            SealedInteraction said = user.interaction(talk);
            boolean disturbed = appendUntilAcknowledged(user, said, "request-" + i);
            acknowledged.get(user).add(said.id());
            afterwards = afterwards > 0 || disturbed ? afterwards + 1 : 0;
        }
        return true;
    }

    /** @return whether it took more than one try, as it does when the disaster has happened */
    private boolean appendUntilAcknowledged(MemoryScene user, SealedInteraction said, String name) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int tries = 1; ; tries++) {
            try {
                user.append(said, BATCH, Optional.of(new Append.Once(name, "")));
                return tries > 1;
            } catch (UnavailableException away) {
                refusals.incrementAndGet();
                if (System.nanoTime() > deadline) {
                    throw away;
                }
            }
        }
    }

    private void awaitFirsts() {
        while (acknowledged.values().stream().anyMatch(ids -> ids.size() < BEFORE)) {
            Thread.onSpinWait();
        }
    }

    void expectEverythingAcknowledgedOnce() {
        assertThat(refusals).as("the disaster was noticed").hasPositiveValue();
        for (MemoryScene user : users) {
            List<InteractionId> stored = user.tail(Optional.empty(), BATCH).stream()
                    .map(entry -> entry.interaction().id())
                    .toList();
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged.get(user));
        }
    }
}
