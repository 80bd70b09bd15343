package dev.raven.core.imports;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.conversation.ConversationOpening;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.user.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where what was said in a conversation of a file goes, and opens what is not there. */
@Singleton
class ImportTalks {
    /** No user has more. */
    private static final int MOST = 100_000;

    private final ConversationDirectory conversations;
    private final ConversationOpening opening;
    private final DeletionStore ledger;

    @Inject
    ImportTalks(ConversationDirectory conversations, ConversationOpening opening, DeletionStore ledger) {
        this.conversations = conversations;
        this.opening = opening;
        this.ledger = ledger;
    }

    /** What became of a conversation of the file. */
    sealed interface Fate {
        /** It is there; in a dry run, it would be. */
        record There(ConversationId id, boolean began) implements Fate {}

        /** It was erased here, and stays so. */
        record Erased() implements Fate {}

        /** It was not taken in. */
        record Refused(RavenException why) implements Fate {}
    }

    Course of(User user, ImportedIds ids, boolean dryRun) {
        return new Course(user, ids, dryRun);
    }

    /** The conversations of one import, by what the file calls them. */
    final class Course {
        private final User user;
        private final ImportedIds ids;
        private final boolean dryRun;
        private final Map<String, Fate> known = new HashMap<>();

        private Course(User user, ImportedIds ids, boolean dryRun) {
            this.user = user;
            this.ids = ids;
            this.dryRun = dryRun;
        }

        Optional<Fate> find(String source) {
            return Optional.ofNullable(known.get(source));
        }

        Fate take(ImportItem.Talk talk) {
            if (known.size() >= MOST) {
                return new Fate.Refused(new InvalidRequestException(
                        ProblemCode.INVALID_REQUEST, "A file may have " + MOST + " conversations.", List.of()));
            }
            Fate fate = fate(talk);
            known.put(talk.source(), fate);
            return fate;
        }

        private Fate fate(ImportItem.Talk talk) {
            ConversationId id = ids.conversation(talk.source());
            Stream<ConversationId> own = Ids.parse(talk.source(), ConversationId::new).stream();
            for (ConversationId one : Stream.concat(own, Stream.of(id)).toList()) {
                if (conversations
                        .owner(user.tenant(), one)
                        .filter(user.id()::equals)
                        .isPresent()) {
                    return new Fate.There(one, false);
                }
                if (ledger.find(user.tenant(), one).isPresent()) {
                    return new Fate.Erased();
                }
            }
            return opened(id, talk.request());
        }

        private Fate opened(ConversationId id, CreateConversationRequest request) {
            try {
                if (dryRun) {
                    opening.check(user.tenant(), request);
                } else {
                    opening.open(user.tenant(), id, request);
                }
                return new Fate.There(id, true);
            } catch (UnavailableException away) {
                throw away;
            } catch (RavenException refusal) {
                return new Fate.Refused(refusal);
            }
        }
    }
}
