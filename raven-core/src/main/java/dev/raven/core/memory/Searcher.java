package dev.raven.core.memory;

import dev.raven.api.memory.QueryRequest;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.recall.Turn;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers a query from a user's memory. */
@Singleton
class Searcher {
    private static final int DEFAULT_LIMIT = 5;
    /** Interactions given their vectors on the way to an answer; what waits beyond is ranked by its words alone. */
    private static final int EMBEDDED_ON_THE_WAY = 10;
    /** Characters of them at most: the model takes longer for longer texts, and an answer is awaited. */
    private static final int CHARACTERS_ON_THE_WAY = 8_000;

    private final UserDirectory users;
    private final ConversationDirectory conversations;
    private final MemoryIndexes memories;
    private final Vectors vectors;
    private final Clock clock;

    @Inject
    Searcher(
            UserDirectory users,
            ConversationDirectory conversations,
            MemoryIndexes memories,
            Vectors vectors,
            Clock clock) {
        this.users = users;
        this.conversations = conversations;
        this.memories = memories;
        this.vectors = vectors;
        this.clock = clock;
    }

    /** What was found, and among how many. */
    record Result(List<Found> found, List<FoundFact> facts, int searched) {}

    Result search(TenantId tenant, QueryRequest request) {
        UserId user = users.require(tenant, request.userId()).id();
        Optional<ConversationId> conversation = Optional.ofNullable(request.conversationId())
                .map(sent -> conversations.require(tenant, user, sent).id());
        UserMemory memory = memories.current(tenant, user);
        QueryMatch match = new QueryMatch(request, conversation);
        int searched = memory.count(match);
        List<Found> found = searched == 0 ? List.of() : rank(memory, match, request);
        return new Result(found, facts(memory, match, found), searched);
    }

    private List<FoundFact> facts(UserMemory memory, QueryMatch match, List<Found> found) {
        return Boolean.FALSE.equals(match.request().includeFacts())
                ? List.of()
                : FactMatch.of(memory.facts(match), match.request(), found, clock.instant());
    }

    private List<Found> rank(UserMemory memory, QueryMatch match, QueryRequest request) {
        embedNewest(memory);
        RecallQuery query = new RecallQuery(
                request.query(),
                vectors.ofQuery(request.query()),
                turn -> true,
                Objects.requireNonNullElse(request.limit(), DEFAULT_LIMIT));
        double least = Objects.requireNonNullElse(request.minScore(), 0.0);
        return memory.search(query, match).stream()
                .filter(found -> found.score() >= least)
                .toList();
    }

    private void embedNewest(UserMemory memory) {
        int characters = 0;
        for (Turn turn : memory.withoutVectors(EMBEDDED_ON_THE_WAY)) {
            characters += turn.user().text().length() + turn.agent().text().length();
            if (characters > CHARACTERS_ON_THE_WAY) {
                return;
            }
            vectors.of(turn).ifPresent(computed -> memory.give(turn, computed));
        }
    }
}
