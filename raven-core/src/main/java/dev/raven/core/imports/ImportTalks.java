package dev.raven.core.imports;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.conversation.ConversationOpening;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds where what was said in a conversation of a file goes, and opens what is not there. */
@Singleton
class ImportTalks {
    /** No user has more. */
    private static final int MOST = 100_000;
    /** Of what the file calls a conversation, which is remembered until the end. */
    private static final int LONGEST_NAME = 256;

    private final ConversationDirectory conversations;
    private final ConversationOpening opening;
    private final ConversationService service;
    private final DeletionStore ledger;

    @Inject
    ImportTalks(
            ConversationDirectory conversations,
            ConversationOpening opening,
            ConversationService service,
            DeletionStore ledger) {
        this.conversations = conversations;
        this.opening = opening;
        this.service = service;
        this.ledger = ledger;
    }

    /** What became of a conversation of the file. */
    sealed interface Fate {
        /**
         * It is there; in a dry run, it would be.
         *
         * @param began by this import
         * @param ended before this import, so that nothing can be added
         */
        record There(ConversationId id, boolean began, boolean ended) implements Fate {}

        /** It was erased here, and stays so. */
        record Erased() implements Fate {}

        /** It was not taken in. */
        record Refused(RavenException why) implements Fate {}
    }

    Course of(ImportOrder order, ImportedIds ids) {
        return new Course(order, ids);
    }

    /** The conversations of one import, by what the file calls them. */
    final class Course {
        private final ImportOrder order;
        private final ImportedIds ids;
        private final Map<String, Fate> known = new HashMap<>();
        private int opened;

        private Course(ImportOrder order, ImportedIds ids) {
            this.order = order;
            this.ids = ids;
        }

        /** @throws BrokenFileException where it is of one who was erased here: nothing of it may come back, into whomever */
        void requireNotErased(ImportItem.Person person) throws BrokenFileException {
            Optional<UserId> of = Ids.parse(person.source(), UserId::new);
            if (of.isPresent() && ledger.find(order.tenant(), of.get()).isPresent()) {
                throw new BrokenFileException("it is of a user who was erased here, and stays erased");
            }
        }

        Optional<Fate> find(String source) {
            return Optional.ofNullable(known.get(source));
        }

        /** What stands in the file once more is there, whatever would become of it now. */
        Optional<Fate> copied(ImportItem.Talk talk) {
            return known.get(talk.source()) instanceof Fate.There there
                    ? Optional.of(new Fate.There(there.id(), false, there.ended()))
                    : Optional.empty();
        }

        Fate take(ImportItem.Talk talk) {
            return keep(talk, () -> fate(talk));
        }

        /** Its exchanges are not taken in, either. */
        Fate refuse(ImportItem.Talk talk, RavenException why) {
            return keep(talk, () -> new Fate.Refused(why));
        }

        private Fate keep(ImportItem.Talk talk, Supplier<Fate> fate) {
            if (talk.source().length() > LONGEST_NAME) {
                return new Fate.Refused(
                        InvalidRequestException.of("conversation_id", "may have " + LONGEST_NAME + " characters"));
            }
            if (known.size() >= MOST) {
                return new Fate.Refused(new InvalidRequestException(
                        ProblemCode.INVALID_REQUEST, "A file may have " + MOST + " conversations.", List.of()));
            }
            Fate kept = fate.get();
            known.put(talk.source(), kept);
            return kept;
        }

        private Fate fate(ImportItem.Talk talk) {
            ConversationId id = ids.conversation(talk.source());
            Stream<ConversationId> own = Ids.parse(talk.source(), ConversationId::new).stream();
            for (ConversationId one : Stream.concat(own, Stream.of(id)).toList()) {
                Optional<StoredConversation> found = conversations
                        .stored(order.tenant(), one)
                        .filter(stored -> stored.user().equals(order.user().id()));
                if (found.isPresent()) {
                    return new Fate.There(one, false, found.get().ended());
                }
                if (ledger.find(order.tenant(), one).isPresent()) {
                    return new Fate.Erased();
                }
            }
            return open(id, talk.request());
        }

        private Fate open(ConversationId id, CreateConversationRequest request) {
            try {
                if (order.dryRun()) {
                    opening.check(order.tenant(), request, opened);
                    opened++;
                } else {
                    service.create(order.caller(), id, request);
                }
                return new Fate.There(id, true, false);
            } catch (UnavailableException away) {
                throw away;
            } catch (RavenException refusal) {
                return new Fate.Refused(refusal);
            }
        }
    }
}
