package dev.raven.api.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.raven.api.client.RavenClient;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.InteractionListView;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat memory's messages, kept in Raven: the memory's id is that of a conversation. Each finished exchange is stored when
 * its answer is added, and stays when it falls out of the window; the window is read from the conversation's transcript, so
 * another process goes on where this one ended. Instructions, and what tools said in an exchange that is not finished, stay in
 * this process. Needs {@code conversations:read}, {@code memory:read} and {@code memory:write}, for deleting
 * {@code conversations:write}.
 */
public final class RavenChatMemoryStore implements ChatMemoryStore {
    private static final int MOST = 100;

    private final RavenClient raven;
    private final int exchanges;
    private final ConversationUsers users;
    private final Bounded<String, OpenTurn> turns = new Bounded<>();

    /** Reads the last 20 exchanges back. */
    public RavenChatMemoryStore(RavenClient raven) {
        this(raven, 20);
    }

    /** @param exchanges how many to read back, 1–100: at least what the memory's window holds */
    public RavenChatMemoryStore(RavenClient raven, int exchanges) {
        if (exchanges < 1 || exchanges > MOST) {
            throw new IllegalArgumentException("exchanges: must be 1 to " + MOST);
        }
        this.raven = raven;
        this.exchanges = exchanges;
        this.users = new ConversationUsers(raven);
    }

    @Override
    public List<ChatMessage> getMessages(Object memoryId) {
        String conversation = ConversationUsers.conversation(memoryId);
        OpenTurn turn = turn(conversation);
        synchronized (turn) {
            readEnd(conversation, turn);
            List<ChatMessage> messages = new ArrayList<>();
            turn.instructions().ifPresent(messages::add);
            turn.stored().forEach(pair -> messages.addAll(pair.messages()));
            messages.addAll(turn.stored().isEmpty() ? turn.open() : Exchanged.fromQuestion(turn.open()));
            return messages;
        }
    }

    /** Stores the exchanges that came to their end since the messages were read; what a window drops is not removed. */
    @Override
    public void updateMessages(Object memoryId, List<ChatMessage> messages) {
        String conversation = ConversationUsers.conversation(memoryId);
        OpenTurn turn = turn(conversation);
        synchronized (turn) {
            Exchanged exchanged = Exchanged.in(messages);
            List<Exchanged.Pair> fresh = exchanged.since(turn.stored());
            for (Exchanged.Pair pair : fresh) {
                raven.memory().ingest(IngestRequest.of(users.of(memoryId), conversation, pair.user(), pair.agent()));
            }
            turn.given(messages, exchanged, fresh.size());
        }
    }

    /** Erases the conversation, which is over then: with all that was said in it, and the facts drawn only from that. */
    @Override
    public void deleteMessages(Object memoryId) {
        String conversation = ConversationUsers.conversation(memoryId);
        raven.conversations().erase(conversation);
        turns.remove(conversation);
    }

    private OpenTurn turn(String conversation) {
        return turns.computeIfAbsent(conversation, first -> new OpenTurn());
    }

    /** A transcript is read from its front, so its length has to be known to read its end. */
    private void readEnd(String conversation, OpenTurn turn) {
        InteractionListView end = page(conversation, turn.total());
        if (end.hasMore() || end.total() < turn.total()) {
            end = page(conversation, end.total());
        }
        turn.read(end.interactions().stream().map(Exchanged.Pair::of).toList(), end.total());
    }

    private InteractionListView page(String conversation, long total) {
        return raven.conversations().interactions(conversation, exchanges, (int) Math.max(0, total - exchanges));
    }
}
