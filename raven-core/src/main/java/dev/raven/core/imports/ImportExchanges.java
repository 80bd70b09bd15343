package dev.raven.core.imports;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.RavenException;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.memory.MemoryReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Passes over the exchanges of a file that are there, or were erased here, and has the others stored, some in one trip. */
@Singleton
class ImportExchanges {
    /** As many as a bulk request stores at once. */
    static final int A_TRIP = 64;

    private final MemoryReader memories;
    private final DeletionStore ledger;
    private final ImportSink sink;

    @Inject
    ImportExchanges(MemoryReader memories, DeletionStore ledger, ImportSink sink) {
        this.memories = memories;
        this.ledger = ledger;
        this.sink = sink;
    }

    Course of(ImportOrder order, ImportedIds ids, ImportTally tally) {
        return new Course(order, ids, tally, there(order));
    }

    private Set<InteractionId> there(ImportOrder order) {
        Set<InteractionId> there = new HashSet<>();
        try {
            memories.read(
                    order.tenant(),
                    order.user().id(),
                    said -> there.add(said.interaction().id()));
            return there;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An exchange on its way. */
    private record Placed(long place, BulkLine line) {}

    /** The exchanges of one import. */
    final class Course {
        private final ImportOrder order;
        private final ImportedIds ids;
        private final ImportTally tally;
        private final Set<InteractionId> there;
        private final Map<InteractionId, Placed> waiting = new LinkedHashMap<>();
        private final Set<ConversationId> lacking = new HashSet<>();
        private int taken;

        private Course(ImportOrder order, ImportedIds ids, ImportTally tally, Set<InteractionId> there) {
            this.order = order;
            this.ids = ids;
            this.tally = tally;
            this.there = there;
        }

        /** How many were new. */
        int taken() {
            return taken;
        }

        /** Whether something of a conversation was refused: it may be taken in later, and the conversation must be open then. */
        boolean lacks(ConversationId conversation) {
            return lacking.contains(conversation);
        }

        void take(ImportItem.Exchange exchange, ImportTalks.Fate.There talk) {
            InteractionId id = ids.interaction(exchange.source());
            if (waiting.containsKey(id)) {
                store(); // only then it is known whether this one is a copy, or the first that is taken
            }
            List<InteractionId> names = Stream.concat(
                            Ids.parse(exchange.source(), InteractionId::new).stream(), Stream.of(id))
                    .toList();
            if (names.stream().anyMatch(there::contains)) {
                tally.count(ImportCount.INTERACTIONS_EXISTING);
            } else if (names.stream().anyMatch(this::erased)) {
                tally.count(ImportCount.INTERACTIONS_ERASED);
            } else if (talk.ended()) {
                tally.problem(ImportProblem.of(exchange.place(), ConversationDirectory.ended()));
            } else {
                await(id, exchange, talk.id());
            }
        }

        private boolean erased(InteractionId name) {
            return ledger.find(order.tenant(), name).isPresent();
        }

        private void await(InteractionId id, ImportItem.Exchange exchange, ConversationId talk) {
            taken++;
            IngestRequest said = exchange.request();
            IngestRequest request = new IngestRequest(
                    order.user().id().value(),
                    talk.value(),
                    said.userMessage(),
                    said.agentResponse(),
                    said.metadata(),
                    said.occurredAt());
            waiting.put(id, new Placed(exchange.place(), new BulkLine(request, Optional.empty(), Optional.of(id))));
            if (waiting.size() == A_TRIP) {
                store();
            }
        }

        /** Stores what waits. */
        void store() {
            if (waiting.isEmpty()) {
                return;
            }
            List<Placed> lines = List.copyOf(waiting.values());
            waiting.clear();
            List<ImportSink.Outcome> outcomes =
                    sink.store(order.caller(), lines.stream().map(Placed::line).toList(), order.dryRun());
            for (int i = 0; i < lines.size(); i++) {
                count(lines.get(i), outcomes.get(i));
            }
        }

        private void count(Placed placed, ImportSink.Outcome outcome) {
            outcome.refusal().ifPresentOrElse(refusal -> refused(placed, refusal), () -> {
                placed.line().id().ifPresent(there::add);
                tally.count(outcome.again() ? ImportCount.INTERACTIONS_EXISTING : ImportCount.INTERACTIONS_NEW);
            });
        }

        private void refused(Placed placed, RavenException refusal) {
            lacking.add(new ConversationId(placed.line().request().conversationId()));
            tally.problem(ImportProblem.of(placed.place(), refusal));
        }
    }
}
