package dev.raven.persistence.memory;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
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
     * Both cursors move no further than what is handed over. An interaction that the reader has not seen is in the tail
     * behind its tail cursor or in a block behind its block cursor, and moving it puts it into the newest block: so none
     * is ever passed over, cut or not.
     */
    static Changes changes(Reply reply, Revision from) {
        List<BlockEntry> blocks =
                reply.item(0).items().stream().map(MemoryReplies::block).toList();
        List<TailEntry> tail =
                reply.item(1).items().stream().map(MemoryReplies::tailEntry).toList();
        Revision next = new Revision(
                tail.isEmpty() ? from.tail() : tail.get(tail.size() - 1).position(),
                blocks.isEmpty() ? from.block() : blocks.get(blocks.size() - 1).position());
        return new Changes(blocks, tail, next, reply.item(2).yes());
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
