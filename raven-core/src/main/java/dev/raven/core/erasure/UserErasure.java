package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.memory.MemoryErasure;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.user.LegalHolds;
import dev.raven.core.user.UserStore;
import dev.raven.core.webhook.PersonalDeliveries;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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
    private final PersonalRecords records;
    private final KeyVersions versions;
    private final KeyRemoval keys;
    private final KeyTraces traces;
    private final Jobs jobs;
    private final PersonalDeliveries deliveries;
    private final Webhooks webhooks;

    @Inject
    UserErasure(
            UserStore users,
            MemoryErasure memories,
            PersonalRecords records,
            KeyVersions versions,
            KeyRemoval keys,
            KeyTraces traces,
            Jobs jobs,
            PersonalDeliveries deliveries,
            Webhooks webhooks) {
        this.users = users;
        this.memories = memories;
        this.records = records;
        this.versions = versions;
        this.keys = keys;
        this.traces = traces;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.USER;
    }

    @Override
    public ErasureSteps steps(Erasure what, HoldRule rule) {
        return new Steps(what.tenant(), what.person(), rule);
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final UserId user;
        private final HoldRule rule;

        Steps(TenantId tenant, UserId user, HoldRule rule) {
            this.tenant = tenant;
            this.user = user;
            this.rule = rule;
        }

        @Override
        public boolean isThere() {
            return users.find(tenant, user).isPresent() || !versions().isEmpty();
        }

        @Override
        public Destroyed close() {
            Optional<Long> facts = users.find(tenant, user).flatMap(there -> memories.countFacts(tenant, user));
            withdraw();
            MemoryStore.Held held = memories.close(tenant, user);
            return new Destroyed(
                    held.interactions(),
                    held.blocks(),
                    facts,
                    held.conversations(),
                    1,
                    versions().size());
        }

        private void withdraw() {
            if (rule == HoldRule.OUTDATED) {
                users.remove(tenant, user);
            } else if (users.withdraw(tenant, user) == UserStore.Withdrawal.HELD) {
                throw LegalHolds.refusal();
            }
        }

        private List<WrappedKey> versions() {
            return versions.find(new KeyName.OfSubject(tenant, user));
        }

        @Override
        public boolean destroy() {
            keys.destroy(tenant, user);
            traces.order();
            records.remove(tenant, user);
            jobs.cancelFor(tenant, user);
            deliveries.forget(tenant, user);
            return false;
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
