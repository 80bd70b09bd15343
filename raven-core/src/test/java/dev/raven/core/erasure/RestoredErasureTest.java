package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.TailEntry;
import dev.raven.core.scene.Scene;
import dev.raven.core.user.StoredUser;
import dev.raven.core.user.UserStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a restored backup brings back, while the ledger knows of its erasure. */
class RestoredErasureTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final InteractionId said =
            scene.ingest(acme, alice, talk, "the code is 4711").id();
    private final ErasureService erasures = scene.get(ErasureService.class);
    private final UserStore users = scene.get(UserStore.class);
    private final ConversationStore conversations = scene.get(ConversationStore.class);
    private final MemoryStore memories = scene.get(MemoryStore.class);
    private final StoredUser user = users.find(tenant, alice).orElseThrow();
    private final StoredConversation conversation =
            conversations.find(tenant, talk).orElseThrow();
    private final TailEntry exchange =
            memories.tail(tenant, alice, Optional.empty(), 1).get(0);

    private void restoreExchange() {
        Append again = new Append(exchange.interaction(), 10, scene.clock().instant(), Optional.empty());
        memories.append(tenant, alice, again);
    }

    @Test
    void aPersonWhoCameBackIsErasedAgainForTheSameReceipt() {
        Receipt first = erasures.eraseUser(acme, Optional.of(alice));
        users.create(tenant, user, Optional.empty(), 9);
        conversations.create(tenant, conversation, 9);

        assertThat(erasures.eraseUser(acme, Optional.of(alice))).isEqualTo(first);

        assertThat(users.find(tenant, alice)).isEmpty();
        assertThat(conversations.find(tenant, talk)).isEmpty();
    }

    @Test
    void aConversationThatCameBackIsErasedAgainForTheSameReceipt() {
        Receipt first = erasures.eraseConversation(acme, Optional.of(talk));
        conversations.create(tenant, conversation, 9);
        restoreExchange();

        assertThat(erasures.eraseConversation(acme, Optional.of(talk))).isEqualTo(first);

        assertThat(conversations.find(tenant, talk)).isEmpty();
        assertThat(memories.tail(tenant, alice, Optional.empty(), 1)).isEmpty();
    }

    @Test
    void anExchangeThatCameBackIsErasedAgainForTheSameReceipt() {
        Receipt first = erasures.removeInteraction(acme, Optional.of(alice), Optional.of(said));
        restoreExchange();

        assertThat(erasures.removeInteraction(acme, Optional.of(alice), Optional.of(said)))
                .isEqualTo(first);

        assertThat(memories.tail(tenant, alice, Optional.empty(), 1)).isEmpty();
    }

    @Test
    void whoeverAsksAgainEndsNothingThatIsUnderWay() {
        erasures.eraseUser(acme, Optional.of(alice));
        ErasureStore journal = scene.get(ErasureStore.class);
        Erasure what = Erasure.of(tenant, alice);
        journal.begin(tenant, what, scene.clock().instant());
        erasures.eraseUser(acme, Optional.of(alice));
        assertThat(journal.take(scene.clock().instant(), Duration.ofMinutes(1), Duration.ofHours(1)))
                .contains(what);
    }
}
