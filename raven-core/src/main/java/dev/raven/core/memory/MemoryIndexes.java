package dev.raven.core.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.deadline.Deadline;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeListener;
import dev.raven.core.parallel.Aside;
import dev.raven.core.parallel.ExpiryScheduler;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The memories this node has lately searched. A memory is built on first use from the user's blocks and tail; after
 * that, one round trip before each query brings what came since, whichever node wrote it.
 */
@Singleton
class MemoryIndexes implements NoticeListener, Instrument {
    private static final Logger LOG = System.getLogger(MemoryIndexes.class.getName());
    private static final int ENTRIES_A_TRIP = 200;
    /** Blocks for each of two processors, from which on both open them. */
    private static final int WORTH_SHARING = 10;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final SpeakerDirectory speakers;
    private final Vectors vectors;
    private final long roomInKibibytes;
    private final AtomicBoolean warned = new AtomicBoolean();
    /** In KiB. What is being opened is in no cache yet, and must not fill the heap either. */
    private final Semaphore roomToOpen;

    private final Cache<Owner, UserMemory> memories;
    /** A wipe waits for queries that run, some of whose work the JVM's common threads do. */
    private final ExecutorService wiper = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("raven-memory-wiper").daemon().factory());

    @Inject
    MemoryIndexes(
            MemoryStore store, MemoryVault vault, SpeakerDirectory speakers, Vectors vectors, MemorySettings settings) {
        this.store = store;
        this.vault = vault;
        this.speakers = speakers;
        this.vectors = vectors;
        this.roomInKibibytes = settings.indexCacheKibibytes();
        this.roomToOpen = new Semaphore(settings.openingKibibytes());
        this.memories = Caffeine.newBuilder()
                .maximumWeight(roomInKibibytes)
                .weigher((Owner owner, UserMemory memory) -> weight(memory))
                .expireAfterAccess(Duration.ofMinutes(15))
                .scheduler(new ExpiryScheduler())
                .executor(wiper)
                .recordStats()
                .removalListener(MemoryIndexes::removed)
                .build();
    }

    @PreDestroy
    void close() {
        memories.invalidateAll();
        wiper.shutdown();
    }

    /** What is being read of a person who is gone ends with the key that opens it. */
    @Override
    public void forget(Notice notice) {
        notice.user().ifPresent(gone -> memories.invalidate(new Owner(notice.tenant(), gone)));
    }

    @Override
    public void forgetAll() {
        memories.invalidateAll();
    }

    @Override
    public List<Reading> readings() {
        CacheStats stats = memories.stats();
        long kibibytes = memories.policy()
                .eviction()
                .map(bound -> bound.weightedSize().orElse(0))
                .orElse(0L);
        return List.of(
                Reading.counter("index_cache_hits", "Memories that were open when they were asked", stats.hitCount()),
                Reading.counter("index_cache_misses", "Memories that had to be opened first", stats.missCount()),
                Reading.counter(
                        "index_cache_evictions",
                        "Memories that were closed to make room, or as nobody asked them",
                        stats.evictionCount()),
                Reading.gauge("index_cache_memories", "Memories that are open", memories.estimatedSize()),
                Reading.gauge("index_cache_bytes", "What the open memories take of the heap", 1024.0 * kibibytes),
                Reading.gauge(
                        "index_cache_limit_bytes",
                        "What they may take: RAVEN_INDEX_CACHE_MB",
                        1024.0 * roomInKibibytes));
    }

    private record Owner(TenantId tenant, UserId user) {}

    /**
     * Asks the user's memory as of now. One that was wiped before it could answer is built anew.
     *
     * @param question answers empty when the memory was wiped
     */
    <T> T ask(TenantId tenant, UserId user, Function<UserMemory, Optional<T>> question) {
        Owner owner = new Owner(tenant, user);
        while (true) {
            UserMemory memory = memories.get(owner, absent -> new UserMemory());
            Revision before = memory.revision();
            try {
                catchUp(owner, memory);
                Optional<T> answer = question.apply(memory);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } finally {
                if (!memory.revision().equals(before)) {
                    weighAgain(owner, memory);
                }
            }
        }
    }

    /** Only after it has answered: one that is too heavy to stay is wiped at once. */
    private void weighAgain(Owner owner, UserMemory memory) {
        memories.asMap().replace(owner, memory, memory);
        int weight = weight(memory);
        if (weight > roomInKibibytes && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "the memory of {0} takes {1} MiB, more than all opened memories may, and is opened anew for each query;"
                            + " raise RAVEN_INDEX_CACHE_MB, and -Xmx in RAVEN_JAVA_OPTS with it",
                    owner.user(),
                    weight / 1024);
        }
    }

    /** Where nothing came, nobody waits; only one thread at a time reads what is missing. */
    private void catchUp(Owner owner, UserMemory memory) {
        if (memory.revision().equals(Revision.START) || !isUpToDate(owner, memory)) {
            synchronized (memory) {
                readOn(owner, memory);
            }
        }
    }

    private boolean isUpToDate(Owner owner, UserMemory memory) {
        Revision known = memory.revision();
        return store.changesSince(owner.tenant(), owner.user(), known, 1).next().equals(known);
    }

    private void readOn(Owner owner, UserMemory memory) {
        Opening opening = new Opening(owner, memory);
        try {
            readOn(owner, memory, opening);
        } finally {
            opening.end();
        }
    }

    /** While what came is taken in, another processor reads and opens what comes next. */
    private void readOn(Owner owner, UserMemory memory, Opening opening) {
        Part part = read(owner, memory.revision());
        while (!part.changes().anew()) {
            Changes changes = part.changes();
            try (Aside<Part> rest = Aside.of(changes.more(), () -> read(owner, changes.next()))) {
                if (!takeIn(owner, memory, part) || !changes.more()) {
                    return;
                }
                Deadline.check();
                opening.grow();
                part = rest.join();
            }
        }
        forget(owner, memory);
    }

    /** A memory while it is read: it takes room as it grows, and is given up where there is none. */
    private final class Opening {
        private final Owner owner;
        private final UserMemory memory;
        private final int before;
        private int taken;

        Opening(Owner owner, UserMemory memory) {
            this.owner = owner;
            this.memory = memory;
            this.before = weight(memory);
        }

        void grow() {
            int grown = Math.max(0, weight(memory) - before - taken);
            if (!roomToOpen.tryAcquire(grown)) {
                forget(owner, memory);
                throw UnavailableException.memoryFull();
            }
            taken += grown;
        }

        void end() {
            roomToOpen.release(taken);
        }
    }

    /** A part of what came, as it is stored and opened. */
    private record Part(Changes changes, List<Remembered> came) {}

    private Part read(Owner owner, Revision since) {
        Changes changes = store.changesSince(owner.tenant(), owner.user(), since, ENTRIES_A_TRIP);
        return new Part(changes, changes.anew() ? List.of() : open(owner, changes));
    }

    /** @return false when the memory was wiped meanwhile */
    private boolean takeIn(Owner owner, UserMemory memory, Part part) {
        Changes changes = part.changes();
        memory.remove(changes.removed());
        return changes.next().equals(memory.revision())
                || memory.add(part.came(), changes.next(), speakers.of(owner.tenant(), owner.user()));
    }

    /** A memory that cannot be told all that is gone is of no use: whoever asks it is sent to a new one. */
    private void forget(Owner owner, UserMemory memory) {
        memories.asMap().remove(owner, memory);
        memory.wipe();
    }

    private List<Remembered> open(Owner owner, Changes changes) {
        List<Remembered> came = new ArrayList<>();
        List<BlockEntry> blocks = changes.blocks();
        int half = blocks.size() / 2;
        try (Aside<List<Remembered>> rest =
                Aside.of(half >= WORTH_SHARING, () -> opened(owner, blocks.subList(half, blocks.size())))) {
            came.addAll(opened(owner, blocks.subList(0, half)));
            came.addAll(rest.join());
        }
        for (TailEntry entry : changes.tail()) {
            Interaction interaction = vault.open(owner.tenant(), owner.user(), entry.interaction());
            came.add(new Remembered(interaction, Optional.empty(), false));
        }
        return came;
    }

    private List<Remembered> opened(Owner owner, List<BlockEntry> blocks) {
        return blocks.stream()
                .flatMap(entry -> vault.open(owner.tenant(), owner.user(), entry.block()).stream())
                .map(this::comparable)
                .toList();
    }

    private Remembered comparable(Remembered one) {
        return one.vectors().filter(vectors::areComparable).isPresent() ? one : one.withoutVectors();
    }

    private static void removed(@Nullable Owner owner, @Nullable UserMemory memory, RemovalCause cause) {
        if (memory != null && cause != RemovalCause.REPLACED) {
            memory.wipe();
        }
    }

    /** In KiB, as the cache adds weights up in ints. */
    private static int weight(UserMemory memory) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + memory.weight() / 1024);
    }
}
