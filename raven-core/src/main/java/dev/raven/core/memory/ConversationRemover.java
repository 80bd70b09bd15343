package dev.raven.core.memory;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes out all exchanges of a conversation, wherever each is by then, and whether it opens or not. */
@Singleton
class ConversationRemover {
    private static final int A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final NoticeBoard board;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ConversationRemover(MemoryStore store, MemoryVault vault, NoticeBoard board, Ids ids, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.board = board;
        this.ids = ids;
        this.clock = clock;
    }

    List<BlockEntry> blocks(TenantId tenant, UserId user, ConversationId conversation) {
        return BlockWalk.of(store, tenant, user)
                .filter(entry -> entry.block().conversation().equals(conversation))
                .toList();
    }

    /** @param allowed throws when the rest must stay */
    void removeAll(TenantId tenant, UserId user, ConversationId conversation, Runnable allowed) {
        boolean left = true;
        while (left) {
            allowed.run();
            left = removeFromTail(tenant, user, conversation) | removeBlocks(tenant, user, conversation, allowed);
        }
    }

    private boolean removeFromTail(TenantId tenant, UserId user, ConversationId conversation) {
        List<TailEntry> entries = store.tail(tenant, user, Optional.of(conversation), A_TRIP);
        entries.forEach(entry -> store.removeFromTail(
                tenant, user, new Removal(entry.interaction().id(), conversation, clock.instant())));
        return !entries.isEmpty();
    }

    private boolean removeBlocks(TenantId tenant, UserId user, ConversationId conversation, Runnable allowed) {
        List<BlockEntry> blocks = blocks(tenant, user, conversation);
        blocks.forEach(entry -> {
            allowed.run();
            remove(tenant, user, entry);
        });
        return !blocks.isEmpty();
    }

    private void remove(TenantId tenant, UserId user, BlockEntry entry) {
        Optional<List<InteractionId>> held = held(tenant, user, entry);
        List<InteractionId> gone = held.orElseGet(() -> nobodys(entry));
        store.removeFromBlock(tenant, user, entry, Optional.empty(), gone, clock.instant());
        if (held.isEmpty()) {
            // whoever read it while it was sound is told of none of its exchanges, and must read all anew
            board.tell(Notice.ofUser(tenant, user));
        }
    }

    /** Empty when the block opens to nobody. */
    private Optional<List<InteractionId>> held(TenantId tenant, UserId user, BlockEntry entry) {
        try {
            return Optional.of(vault.open(tenant, user, entry.block()).stream()
                    .map(one -> one.interaction().id())
                    .toList());
        } catch (IntegrityException | NoKeyException broken) {
            return Optional.empty();
        }
    }

    /** As many as the block says it held, so that the counts stay right. */
    private List<InteractionId> nobodys(BlockEntry entry) {
        return Stream.generate(ids::interaction)
                .limit(entry.block().interactions())
                .toList();
    }
}
