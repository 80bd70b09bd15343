package dev.raven.core.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Appends to tails so that whatever waits in one is consolidated in the end: a conversation is marked before anything of it
 * is appended. A crash in between leaves a mark without a tail, which costs a look, and never a tail without a mark. A mark
 * is believed for a while, so that most appends cost no second round trip.
 */
@Singleton
class TailWriter {
    private static final int MOST_BELIEVED = 100_000;
    private static final Instant UNMARKED = Instant.EPOCH;

    private final MemoryStore memories;
    private final ConsolidationStore consolidations;
    private final ConsolidationQueue queue;
    private final ConversationDirectory conversations;
    private final ConsolidationSettings settings;
    private final Clock clock;
    private final Cache<Marked, Instant> marks =
            Caffeine.newBuilder().maximumSize(MOST_BELIEVED).build();

    @Inject
    TailWriter(
            MemoryStore memories,
            ConsolidationStore consolidations,
            ConsolidationQueue queue,
            ConversationDirectory conversations,
            ConsolidationSettings settings,
            Clock clock) {
        this.memories = memories;
        this.consolidations = consolidations;
        this.queue = queue;
        this.conversations = conversations;
        this.settings = settings;
        this.clock = clock;
    }

    private record Marked(TenantId tenant, UserId user, ConversationId conversation) {}

    /**
     * Appends, as {@link MemoryStore#append} does, and has a full batch consolidated.
     *
     * @throws dev.raven.api.problem.UnavailableException also when the conversation cannot be marked
     */
    AppendOutcome append(TenantId tenant, UserId user, Append append) {
        Addressed one = new Addressed(user, append);
        return marked(tenant, List.of(one), () -> List.of(memories.append(tenant, user, append)))
                .get(0);
    }

    /**
     * Appends, as {@link MemoryStore#appendAll} does, and has full batches consolidated.
     *
     * @throws dev.raven.api.problem.UnavailableException also when a conversation cannot be marked
     */
    List<AppendOutcome> appendAll(TenantId tenant, List<Addressed> appends) {
        return marked(tenant, appends, () -> memories.appendAll(tenant, appends));
    }

    private List<AppendOutcome> marked(TenantId tenant, List<Addressed> appends, Supplier<List<AppendOutcome>> append) {
        Map<Marked, Instant> marked = new LinkedHashMap<>();
        appends.forEach(one -> marked.computeIfAbsent(conversation(tenant, one), this::mark));
        List<AppendOutcome> outcomes = append.get();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof AppendOutcome.Appended appended) {
                appended(conversation(tenant, appends.get(i)), marked, appended.batchFull());
            }
        }
        return outcomes;
    }

    /** A thread that stood still may have appended when its mark was looked at and gone. */
    private void appended(Marked conversation, Map<Marked, Instant> marked, boolean batchFull) {
        if (!believed(
                marked.getOrDefault(conversation, UNMARKED), settings.idle().dividedBy(2))) {
            marked.put(conversation, markNow(conversation));
        }
        if (batchFull) {
            queue.add(conversation.tenant(), conversation.user(), conversation.conversation());
        }
    }

    private static Marked conversation(TenantId tenant, Addressed one) {
        return new Marked(tenant, one.user(), one.append().interaction().conversation());
    }

    private Instant mark(Marked conversation) {
        return Optional.ofNullable(marks.getIfPresent(conversation))
                .filter(at -> believed(at, settings.marked()))
                .orElseGet(() -> isOpen(conversation) ? markNow(conversation) : UNMARKED);
    }

    /** Names of conversations can be made up; what nothing can be appended to must fill no list of all tenants. */
    private boolean isOpen(Marked conversation) {
        return conversations
                .find(conversation.tenant(), conversation.conversation())
                .filter(found -> found.user().equals(conversation.user())
                        && found.endedAt().isEmpty())
                .isPresent();
    }

    /** A mark of the future is one of before the clock was put back. */
    private boolean believed(Instant marked, Duration most) {
        Duration age = Duration.between(marked, clock.instant());
        return !age.isNegative() && age.compareTo(most) < 0;
    }

    /** The mark is as old as the moment before it was made; only one that was made is believed. */
    private Instant markNow(Marked conversation) {
        Instant now = clock.instant();
        Instant due = now.plus(settings.idle()).plus(settings.marked());
        consolidations.mark(conversation.tenant(), conversation.user(), conversation.conversation(), due);
        marks.put(conversation, now);
        return now;
    }
}
