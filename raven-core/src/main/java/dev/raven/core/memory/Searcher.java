package dev.raven.core.memory;

import dev.raven.api.memory.QueryRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers a query from a user's memory. */
@Singleton
class Searcher {
    private static final int DEFAULT_LIMIT = 5;

    private final UserDirectory users;
    private final ConversationDirectory conversations;
    private final MemoryIndexes memories;
    private final Vectors vectors;
    private final TailVectors tailVectors;
    private final Reranking reranking;
    private final Signals signals;
    private final Clock clock;

    @Inject
    Searcher(
            UserDirectory users,
            ConversationDirectory conversations,
            MemoryIndexes memories,
            Vectors vectors,
            TailVectors tailVectors,
            Reranking reranking,
            Signals signals,
            Clock clock) {
        this.users = users;
        this.conversations = conversations;
        this.memories = memories;
        this.vectors = vectors;
        this.tailVectors = tailVectors;
        this.reranking = reranking;
        this.signals = signals;
        this.clock = clock;
    }

    /** What was found, and among how many. */
    record Result(List<Found> found, List<FoundFact> facts, int searched) {

        private Result fromScore(double least) {
            return new Result(found.stream().filter(one -> one.score() >= least).toList(), facts, searched);
        }

        private Result ranked(List<Found> anew) {
            return new Result(anew, facts, searched);
        }

        private Result with(List<FoundFact> bearing) {
            return new Result(found, bearing, searched);
        }
    }

    Result search(TenantId tenant, QueryRequest request) {
        if (request.since() != null
                && request.until() != null
                && request.since().isAfter(request.until())) {
            throw InvalidRequestException.of("since", "must not be after until");
        }
        UserId user = users.require(tenant, request.userId()).id();
        Optional<ConversationId> conversation = Optional.ofNullable(request.conversationId())
                .map(sent -> conversations.require(tenant, user, sent).id());
        QueryMatch match = new QueryMatch(request, conversation);
        return memories.ask(tenant, user, memory -> search(memory, match));
    }

    private RecallQuery question(UserMemory memory, QueryRequest request, int limit) {
        return new RecallQuery(
                request.query(),
                vectors.ofQuery(memory.impersonal(request.query())),
                turn -> true,
                reranking.candidates(limit));
    }

    private Optional<Result> search(UserMemory memory, QueryMatch match) {
        CompletableFuture<Void> newest = tailVectors.compute(memory);
        int limit = Objects.requireNonNullElse(match.request().limit(), DEFAULT_LIMIT);
        double least = Objects.requireNonNullElse(match.request().minScore(), 0.0);
        RecallQuery question = question(memory, match.request(), limit);
        newest.join();
        Optional<Result> result = ranked(memory, question, match, limit).map(ranked -> ranked.fromScore(least));
        return Boolean.FALSE.equals(match.request().includeFacts())
                ? result
                : result.flatMap(found -> facts(memory, match, found.found()).map(found::with));
    }

    private Optional<Result> ranked(UserMemory memory, RecallQuery question, QueryMatch match, int limit) {
        try (Signals.Timing timing = signals.begin(Signal.RANKINGS)) {
            Optional<Result> result = memory.search(question, match)
                    .map(found -> found.ranked(reranking.best(question.text(), found.found(), limit)));
            timing.done();
            return result;
        }
    }

    private Optional<List<FoundFact>> facts(UserMemory memory, QueryMatch match, List<Found> found) {
        return memory.facts(match).map(facts -> FactMatch.of(facts, match.request(), found, clock.instant()));
    }
}
