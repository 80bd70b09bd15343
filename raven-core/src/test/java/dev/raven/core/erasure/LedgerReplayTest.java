package dev.raven.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.EraseTenantRequest;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyStore;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.TailEntry;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.StoredTenant;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.LegalHoldService;
import dev.raven.core.user.StoredUser;
import dev.raven.core.user.UserStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store that was restored from a backup, with the ledger as it was last. */
class LedgerReplayTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final TenantId tenant = acme.tenantId();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final ConversationId talk = scene.conversation(acme, alice);
    private final ConversationId bobs = scene.conversation(acme, bob);
    private final TenantStore tenants = scene.get(TenantStore.class);
    private final UserStore users = scene.get(UserStore.class);
    private final ConversationStore conversations = scene.get(ConversationStore.class);
    private final MemoryStore memories = scene.get(MemoryStore.class);
    private final KeyStore keys = scene.get(KeyStore.class);
    private final ErasureService erasures = scene.get(ErasureService.class);
    private final LedgerReplay replay = scene.get(LedgerReplay.class);

    {
        scene.ingest(acme, alice, talk, "the code is 4711");
        scene.ingest(acme, bob, bobs, "the code is 0815");
    }

    /** What a backup holds of a person, with the key. */
    private final class Backup {
        private final UserId user;
        private final StoredUser record;
        private final StoredConversation conversation;
        private final TailEntry said;
        private final WrappedKey key;

        Backup(UserId user, ConversationId talk) {
            this.user = user;
            this.record = users.find(tenant, user).orElseThrow();
            this.conversation = conversations.find(tenant, talk).orElseThrow();
            this.said = memories.tail(tenant, user, Optional.empty(), 1).get(0);
            this.key = keys.find(name()).get(0);
        }

        private KeyName name() {
            return new KeyName.OfSubject(tenant, user);
        }

        void restore() {
            keys.create(name(), key);
            users.create(tenant, record, Optional.empty(), 9);
            conversations.create(tenant, conversation, 9);
            memories.append(
                    tenant,
                    user,
                    new Append(said.interaction(), 10, scene.clock().instant(), Optional.empty()));
        }

        void assertGone() {
            assertThat(keys.find(name())).isEmpty();
            assertThat(users.find(tenant, user)).isEmpty();
            assertThat(conversations.find(tenant, conversation.id())).isEmpty();
            assertThat(memories.tail(tenant, user, Optional.empty(), 1)).isEmpty();
        }
    }

    @Test
    void whoWasErasedIsErasedAgainAndNobodyElse() {
        Backup backup = new Backup(alice, talk);
        Receipt receipt = erasures.eraseUser(acme, Optional.of(alice));
        assertThat(replay.replay()).isEqualTo(new Replayed(1, 0, 0));
        backup.restore();

        assertThat(replay.replay()).isEqualTo(new Replayed(1, 1, 0));

        backup.assertGone();
        assertThat(erasures.eraseUser(acme, Optional.of(alice))).isEqualTo(receipt);
        assertThat(scene.found(acme, bob, "code")).containsExactly("the code is 0815");
        assertThat(replay.replay()).isEqualTo(new Replayed(1, 0, 0));
    }

    @Test
    void aHoldThatTheBackupBroughtAlongWasReleasedBeforeTheErasure() {
        LegalHoldService holds = scene.get(LegalHoldService.class);
        holds.place(acme, Optional.of(alice), new HoldRequest("Case 1"));
        Backup backup = new Backup(alice, talk);
        holds.release(acme, Optional.of(alice));
        erasures.eraseUser(acme, Optional.of(alice));
        backup.restore();

        assertThat(replay.replay()).isEqualTo(new Replayed(1, 1, 0));

        backup.assertGone();
    }

    @Test
    void aConversationAndAnExchangeGoWhoeverIsHeldByNow() {
        StoredConversation stored = conversations.find(tenant, talk).orElseThrow();
        TailEntry said = memories.tail(tenant, bob, Optional.empty(), 1).get(0);
        erasures.eraseConversation(acme, Optional.of(talk));
        erasures.removeInteraction(
                acme, Optional.of(bob), Optional.of(said.interaction().id()));
        conversations.create(tenant, stored, 9);
        memories.append(
                tenant, bob, new Append(said.interaction(), 10, scene.clock().instant(), Optional.empty()));
        LegalHoldService holds = scene.get(LegalHoldService.class);
        holds.place(acme, Optional.of(alice), new HoldRequest("Case 2"));
        holds.place(acme, Optional.of(bob), new HoldRequest("Case 2"));

        assertThat(replay.replay()).isEqualTo(new Replayed(2, 2, 0));

        assertThat(conversations.find(tenant, talk)).isEmpty();
        assertThat(memories.tail(tenant, bob, Optional.empty(), 1)).isEmpty();
    }

    @Test
    void aTenantIsErasedAgainWithItsKeys() {
        StoredTenant stored = tenants.find(tenant).orElseThrow();
        KeyName name = new KeyName.OfTenant(tenant, KeyPurpose.DATA);
        WrappedKey key = keys.find(name).get(0);
        Backup backup = new Backup(alice, talk);
        TenantErasureService service = scene.get(TenantErasureService.class);
        Begun begun = service.erase(acme, new EraseTenantRequest(tenant.value()));
        tenants.reopen(tenant);
        keys.create(name, key);
        tenants.create(tenant, stored, "address");
        backup.restore();

        assertThat(replay.replay()).isEqualTo(new Replayed(1, 1, 0));

        backup.assertGone();
        assertThat(keys.find(name)).isEmpty();
        assertThat(tenants.ids(0, 9).items()).isEmpty();
        assertThat(scene.get(Erasures.class).begun(Erasure.of(tenant))).contains(begun);
    }

    @Test
    void anErasureThatWasUnderWayGoesOnUnlessItsUserIsHeld() {
        Destroyed counted = new Destroyed(1, 0, Optional.of(0L), 1, 0, 0);
        Erasure what = Erasure.of(tenant, alice, talk);
        scene.get(DeletionStore.class)
                .append(
                        tenant,
                        new Deletion(
                                scene.get(Ids.class).receipt(),
                                what,
                                "req_test",
                                scene.clock().instant(),
                                counted));
        LegalHoldService holds = scene.get(LegalHoldService.class);
        holds.place(acme, Optional.of(alice), new HoldRequest("Case 1"));
        assertThat(replay.replay()).isEqualTo(new Replayed(1, 0, 1));
        assertThat(scene.found(acme, alice, "code")).containsExactly("the code is 4711");

        holds.release(acme, Optional.of(alice));
        assertThat(replay.replay()).isEqualTo(new Replayed(1, 1, 0));
        assertThat(conversations.find(tenant, talk)).isEmpty();
        assertThat(scene.get(Erasures.class).begun(what)).map(Begun::isDone).contains(true);
    }
}
