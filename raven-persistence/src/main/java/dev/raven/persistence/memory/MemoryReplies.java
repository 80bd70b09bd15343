package dev.raven.persistence.memory;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.Changes;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.core.memory.TailEntry;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Reply;
import java.util.List;

/** Reads what the memory's scripts answer: stream entries, each an id and its fields. */
final class MemoryReplies {
    private MemoryReplies() {}

    /**
     * The cursors move no further than what is handed over. An interaction that the reader has not seen is in the tail
     * behind its tail cursor or in a block behind its block cursor, and moving it puts it into the newest block: so none
     * is ever passed over, cut or not.
     */
    static Changes changes(Reply reply, Revision from) {
        List<BlockEntry> blocks =
                reply.item(0).items().stream().map(MemoryReplies::block).toList();
        List<TailEntry> tail =
                reply.item(1).items().stream().map(MemoryReplies::tailEntry).toList();
        List<InteractionId> removed = reply.item(2).items().stream()
                .map(entry -> new InteractionId(Fields.of(entry.item(1)).text("id")))
                .toList();
        boolean anew = reply.item(4).yes();
        Revision start = anew ? Revision.START : from;
        Revision next = new Revision(
                tail.isEmpty() ? start.tail() : tail.get(tail.size() - 1).position(),
                blocks.isEmpty() ? start.block() : blocks.get(blocks.size() - 1).position(),
                reply.item(3).number());
        return new Changes(blocks, tail, removed, next, anew, reply.item(5).yes());
    }

    static AppendOutcome outcome(Reply reply) {
        return switch (reply.item(0).text()) {
            case "appended" ->
                new AppendOutcome.Appended(
                        (int) reply.item(1).number(), reply.item(2).yes());
            case "repeated" ->
                new AppendOutcome.Repeated(new InteractionId(reply.item(1).text()));
            case "reused" -> new AppendOutcome.NameReused();
            case "ended" -> new AppendOutcome.ConversationEnded();
            case "full" -> new AppendOutcome.TailFull();
            case "missing" -> new AppendOutcome.NoConversation();
            default -> throw new IllegalStateException("the append script answered something new");
        };
    }

    static TailEntry tailEntry(Reply entry) {
        Fields fields = Fields.of(entry.item(1));
        return new TailEntry(
                position(entry),
                new SealedInteraction(
                        new InteractionId(fields.text("id")),
                        new ConversationId(fields.text("conversation")),
                        fields.sealed("body")));
    }

    private static BlockEntry block(Reply entry) {
        Fields fields = Fields.of(entry.item(1));
        Sealed body = fields.sealed("body");
        ConversationId conversation = new ConversationId(fields.text("conversation"));
        int interactions = (int) fields.number("interactions");
        return new BlockEntry(position(entry), new SealedBlock(fields.text("id"), conversation, interactions, body));
    }

    /** The part of a stream id before the dash. */
    private static long position(Reply entry) {
        String id = entry.item(0).text();
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }
}
