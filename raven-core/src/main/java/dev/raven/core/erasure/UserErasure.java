package dev.raven.core.erasure;

import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.user.LegalHolds;
import dev.raven.core.user.UserStore;
import dev.raven.core.webhook.PersonalDeliveries;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Erases a person. Nobody finds the person from the first step on; the key goes before the data, so that whatever a kill leaves
 * behind, or a backup brings back without it, opens to nobody.
 */
@Singleton
class UserErasure implements ErasureWork {
    private final UserStore users;
    private final MemoryErasure memories;
    private final ConversationDirectory conversations;
    private final KeyVersions versions;
    private final KeyRemoval keys;
    private final KeyTraces traces;
    private final NoticeBoard board;
    private final Jobs jobs;
    private final PersonalDeliveries deliveries;
    private final Webhooks webhooks;

    @Inject
    UserErasure(
            UserStore users,
            MemoryErasure memories,
            ConversationDirectory conversations,
            KeyVersions versions,
            KeyRemoval keys,
            KeyTraces traces,
            NoticeBoard board,
            Jobs jobs,
            PersonalDeliveries deliveries,
            Webhooks webhooks) {
        this.users = users;
        this.memories = memories;
        this.conversations = conversations;
        this.versions = versions;
        this.keys = keys;
        this.traces = traces;
        this.board = board;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.USER;
    }

    @Override
    public ErasureSteps steps(Erasure what) {
        return new Steps(what.tenant(), what.user());
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;

        Steps(TenantId tenant, UserId user) {
            this.tenant = tenant;
            this.user = user;
        }

        @Override
        public boolean isThere() {
            return users.find(tenant, user).isPresent();
        }

        @Override
        public Destroyed close() {
            Optional<Long> facts = users.find(tenant, user).flatMap(there -> memories.countFacts(tenant, user));
            if (users.withdraw(tenant, user) == UserStore.Withdrawal.HELD) {
                throw LegalHolds.refusal();
            }
            MemoryStore.Held held = memories.close(tenant, user);
            int made = versions.find(new KeyName.OfSubject(tenant, user)).size();
            return new Destroyed(held.interactions(), held.blocks(), facts, held.conversations(), 1, made);
        }

        @Override
        public void destroy() {
            keys.destroy(tenant, user);
            traces.order();
            memories.erase(tenant, user);
            conversations.eraseAll(tenant, user);
            // only now: a node that was told before could have read again what was still there
            board.tell(Notice.ofUser(tenant, user));
            jobs.cancelFor(tenant, user);
            deliveries.forget(tenant, user);
        }

        @Override
        public void tell(Receipt receipt) {
            Map<String, String> data =
                    Map.of("user_id", user.value(), "receipt_id", receipt.id().value());
            webhooks.emit(
                    tenant, WebhookEvent.of(WebhookEventType.USER_ERASED, data).because(receipt.id()));
        }
    }
}
