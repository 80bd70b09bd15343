package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.memory.FlushRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.memory.TailEntry;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.UserService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DamagedErasureTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final ConversationId moving = scene.conversation(acme, alice);
    private final ConversationId cooking = scene.conversation(acme, alice);
    private final MemoryStore store = scene.get(MemoryStore.class);

    private ErasureService coldNode() {
        return scene.anotherNode().get(ErasureService.class);
    }

    private InteractionId consolidated(ConversationId conversation, String said) {
        InteractionId id = scene.ingest(acme, alice, conversation, said).id();
        scene.get(MemoryService.class).flush(acme, new FlushRequest(alice.value(), null));
        return id;
    }

    private List<BlockEntry> blocks() {
        return store.changesSince(tenant, alice, Revision.START, 9).blocks();
    }

    private void damageBlockOf(ConversationId conversation) {
        BlockEntry entry = blocks().stream()
                .filter(one -> one.block().conversation().equals(conversation))
                .findFirst()
                .orElseThrow();
        SealedBlock sound = entry.block();
        Sealed body = altered(sound.body());
        store.replaceBlock(tenant, alice, entry, new SealedBlock(sound.id(), conversation, sound.interactions(), body));
    }

    private static Sealed altered(Sealed sound) {
        byte[] bytes = sound.bytes();
        bytes[bytes.length - 1] ^= 1;
        return new Sealed(bytes);
    }

    @Test
    void aDamagedBlockKeepsNobodyFromBeingErased() {
        consolidated(moving, "the code is 4711");
        damageBlockOf(moving);

        Receipt receipt = coldNode().eraseUser(acme, Optional.of(alice));

        assertThat(receipt.deletion().destroyed()).isEqualTo(new Destroyed(1, 1, Optional.empty(), 2, 1, 1));
        assertThatThrownBy(() -> scene.get(UserService.class).find(acme, Optional.of(alice)))
                .isInstanceOf(NotFoundException.class);
        assertThat(blocks()).isEmpty();
    }

    @Test
    void aConversationTakesItsDamagedBlockWithItFromWhoeverHasReadIt() {
        consolidated(moving, "the code is 4711");
        consolidated(cooking, "the code is 0815");
        assertThat(scene.found(acme, alice, "code")).hasSize(2);
        damageBlockOf(moving);

        Receipt receipt = scene.get(ErasureService.class).eraseConversation(acme, Optional.of(moving));

        assertThat(receipt.deletion().destroyed()).isEqualTo(new Destroyed(1, 1, Optional.empty(), 1, 0, 0));
        assertThat(scene.found(acme, alice, "code")).containsExactly("the code is 0815");
        assertThat(Scene.found(scene.anotherNode(), acme, alice, "code")).containsExactly("the code is 0815");
    }

    @Test
    void aConversationGoesThoughAnotherIsDamaged() {
        consolidated(moving, "the code is 4711");
        consolidated(cooking, "the code is 0815");
        damageBlockOf(cooking);

        Receipt receipt = coldNode().eraseConversation(acme, Optional.of(moving));

        assertThat(receipt.deletion().destroyed()).isEqualTo(new Destroyed(1, 1, Optional.empty(), 1, 0, 0));
        assertThat(blocks()).extracting(entry -> entry.block().conversation()).containsExactly(cooking);
    }

    @Test
    void aRestoreGoesOnThoughAnExchangeThatWasErasedMayLieInADamagedBlock() {
        InteractionId gone = consolidated(moving, "the code is 4711");
        scene.get(ErasureService.class).removeInteraction(acme, Optional.of(alice), Optional.of(gone));
        consolidated(cooking, "the code is 0815");
        damageBlockOf(cooking);

        Replayed replayed = scene.anotherNode().get(LedgerReplay.class).replay();

        assertThat(replayed).isEqualTo(new Replayed(1, 0, 1));
        assertThat(scene.get(ErasureStore.class).take(Instant.MAX, Duration.ZERO, Duration.ZERO))
                .map(Erasure::subject)
                .contains(gone);
    }

    @Test
    void aConversationGoesThoughItsTitleIsDamaged() {
        consolidated(moving, "the code is 4711");
        ConversationStore conversations = scene.get(ConversationStore.class);
        StoredConversation sound = conversations.find(tenant, moving).orElseThrow();
        conversations.replaceProfile(tenant, sound, altered(sound.profile()), sound.updatedAt());

        coldNode().eraseConversation(acme, Optional.of(moving));

        assertThat(conversations.find(tenant, moving)).isEmpty();
        assertThat(blocks()).isEmpty();
    }

    @Test
    void anExchangeGoesThoughAnotherConversationIsDamaged() {
        InteractionId buffered =
                scene.ingest(acme, alice, moving, "the code is 4711").id();
        Receipt fromTail = erasedThoughCookingIsDamaged(buffered);
        assertThat(fromTail.deletion().destroyed().facts()).isEmpty();
        assertThat(store.tail(tenant, alice, Optional.of(moving), 9)).isEmpty();
    }

    @Test
    void anExchangeGoesFromItsBlockThoughAnotherOfItsConversationIsDamaged() {
        consolidated(moving, "the code is 4711");
        damageBlockOf(moving);
        InteractionId second = consolidated(moving, "the code is 0815");
        coldNode().removeInteraction(acme, Optional.of(alice), Optional.of(second));
        assertThat(blocks()).hasSize(1);
    }

    private Receipt erasedThoughCookingIsDamaged(InteractionId id) {
        store.consolidate(
                tenant,
                alice,
                List.of(tailEntry(
                        scene.ingest(acme, alice, cooking, "the code is 0815").id())),
                new SealedBlock("damaged", cooking, 1, new Sealed(new byte[64])));
        return coldNode().removeInteraction(acme, Optional.of(alice), Optional.of(id));
    }

    private TailEntry tailEntry(InteractionId id) {
        return store.tail(tenant, alice, Optional.of(cooking), 9).stream()
                .filter(entry -> entry.interaction().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatMayLieInADamagedBlockIsNotSaidToBeGone() {
        InteractionId lost = consolidated(moving, "the code is 4711");
        damageBlockOf(moving);
        assertThatThrownBy(() -> coldNode().removeInteraction(acme, Optional.of(alice), Optional.of(lost)))
                .isInstanceOf(IntegrityException.class);
        assertThat(scene.get(DeletionStore.class).find(tenant, lost)).isEmpty();
    }
}
