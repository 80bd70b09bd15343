package dev.raven.core.export;

import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.ConversationId;
import dev.raven.core.memory.MemoryReader;
import dev.raven.core.memory.Said;
import dev.raven.core.page.Slice;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Goes through all that is stored of a person, in the order of an export, some at a time. */
@Singleton
class PersonWalk {
    private static final int CONVERSATIONS_A_TRIP = 100;

    private final UserDirectory users;
    private final ConversationDirectory conversations;
    private final MemoryReader memories;

    @Inject
    PersonWalk(UserDirectory users, ConversationDirectory conversations, MemoryReader memories) {
        this.users = users;
        this.conversations = conversations;
        this.memories = memories;
    }

    /** Takes the lines. */
    interface Lines {
        void write(ExportLine line) throws IOException;
    }

    /** @throws dev.raven.api.problem.NotFoundException when the person is erased meanwhile: some of it may be missing */
    void walk(User user, Lines lines) throws IOException {
        lines.write(new ExportLine.Person(user));
        Set<ConversationId> told = conversations(user, lines);
        for (Fact fact : memories.read(user.tenant(), user.id(), said -> exchange(user, said, told, lines))) {
            lines.write(new ExportLine.Known(fact));
        }
        users.require(user.tenant(), Optional.of(user.id()));
    }

    private Set<ConversationId> conversations(User user, Lines lines) throws IOException {
        Set<ConversationId> told = new HashSet<>();
        long after = 0;
        Slice<Conversation> some = conversations.after(user.tenant(), user.id(), after, CONVERSATIONS_A_TRIP);
        while (some.next() > after) {
            for (Conversation conversation : some.items()) {
                lines.write(new ExportLine.Talk(conversation));
                told.add(conversation.id());
            }
            after = some.next();
            some = conversations.after(user.tenant(), user.id(), after, CONVERSATIONS_A_TRIP);
        }
        return told;
    }

    /** What was said in a conversation that began meanwhile comes with it; of one that is erased meanwhile nothing does. */
    private void exchange(User user, Said said, Set<ConversationId> told, Lines lines) throws IOException {
        ConversationId id = said.interaction().conversation();
        if (!told.contains(id)) {
            Optional<Conversation> begun = conversations.find(user.tenant(), id);
            if (begun.isEmpty()) {
                return;
            }
            lines.write(new ExportLine.Talk(begun.get()));
            told.add(id);
        }
        lines.write(new ExportLine.Exchange(said));
    }
}
