package dev.raven.core.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.fact.ClaimReader;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Turns what waits in a user's tail into blocks with vectors and claims. It may run twice at once and be killed anywhere: a block
 * takes the place of its tail entries in one step or not at all.
 */
@Singleton
class Consolidator {
    /** Interactions a block at most: bounds the work of one step and the size of one envelope. */
    private static final int MOST = 100;
    /** Sealed bytes after which a block is full: the vectors of so much text are computed before the time is looked at again. */
    private static final int MOST_BYTES = 64 * 1024;
    /** Under the 30 s that a request may take. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What a batch waits for a service; under the longest, as somebody may wait for the flush. */
    private static final Duration FOR_VECTORS = Duration.ofSeconds(15);

    private final MemoryStore store;
    private final MemoryVault vault;
    private final SpeakerDirectory speakers;
    private final Vectors vectors;
    private final ClaimReader claims;
    private final FactExtraction extraction;
    private final LackingVectors lacking;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Consolidator(
            MemoryStore store,
            MemoryVault vault,
            SpeakerDirectory speakers,
            Vectors vectors,
            ClaimReader claims,
            FactExtraction extraction,
            LackingVectors lacking,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.speakers = speakers;
        this.vectors = vectors;
        this.claims = claims;
        this.extraction = extraction;
        this.lacking = lacking;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Consolidates what waits now, of one conversation or of all.
     *
     * @throws UnavailableException with code {@code timed_out} when 20 s were not enough; what was consolidated stays
     */
    Flushed consolidate(TenantId tenant, UserId user, Optional<ConversationId> conversation) {
        Instant end = clock.instant().plus(LONGEST);
        Flushed total = Flushed.NOTHING;
        while (true) {
            List<TailEntry> waiting = store.tail(tenant, user, conversation, MOST);
            if (waiting.isEmpty()) {
                return total;
            }
            if (clock.instant().isAfter(end)) {
                throw UnavailableException.timedOut();
            }
            for (List<TailEntry> batch : byConversation(waiting)) {
                total = total.plus(consolidate(tenant, user, batch, end));
            }
        }
    }

    private static Iterable<List<TailEntry>> byConversation(List<TailEntry> entries) {
        return entries.stream()
                .collect(groupingBy(entry -> entry.interaction().conversation(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(Consolidator::first)
                .toList();
    }

    /** As many as make a block of bearable size; the others come with the next look. */
    private static List<TailEntry> first(List<TailEntry> entries) {
        long bytes = 0;
        int count = 0;
        while (count < entries.size() && bytes < MOST_BYTES) {
            bytes += entries.get(count).interaction().body().bytes().length;
            count++;
        }
        return entries.subList(0, count);
    }

    /** Somebody else consolidating the same entries is no failure: their block stands, and nothing is counted here. */
    private Flushed consolidate(TenantId tenant, UserId user, List<TailEntry> batch, Instant end) {
        List<Remembered> opened = batch.stream()
                .map(entry -> vault.open(tenant, user, entry.interaction()))
                .map(interaction -> new Remembered(interaction, Optional.empty(), true))
                .map(one -> one.claiming(claims.byRules(
                        one.interaction().userMessage(), one.interaction().occurredAt())))
                .toList();
        List<Remembered> remembered = vectors.given(opened, speakers.of(tenant, user), forVectors(end));
        lacking.markBefore(tenant, user, remembered);
        SealedBlock block = vault.seal(tenant, user, ids.block(), remembered);
        if (!store.consolidate(tenant, user, batch, block)) {
            return Flushed.NOTHING;
        }
        extraction.add(tenant, user);
        return new Flushed(batch.size(), 1);
    }

    private Duration forVectors(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(FOR_VECTORS) < 0 ? left : FOR_VECTORS;
    }
}
