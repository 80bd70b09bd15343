package dev.raven.core.erasure;

import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Erases a tenant with all that is stored under its name but its audit log. */
@Singleton
class TenantErasure implements ErasureWork {
    private final TenantClosing closing;
    private final TenantDestruction destruction;
    private final RemainsStore store;
    private final Remains remains;

    @Inject
    TenantErasure(TenantClosing closing, TenantDestruction destruction, RemainsStore store, Remains remains) {
        this.closing = closing;
        this.destruction = destruction;
        this.store = store;
        this.remains = remains;
    }

    @Override
    public ErasureKind kind() {
        return ErasureKind.TENANT;
    }

    @Override
    public ErasureSteps steps(Erasure what, HoldRule rule) {
        return new Steps(what.tenant(), rule);
    }

    private final class Steps implements ErasureSteps {
        private final TenantId tenant;
        private final HoldRule rule;
        private final TenantDestruction.Course course;

        Steps(TenantId tenant, HoldRule rule) {
            this.tenant = tenant;
            this.rule = rule;
            this.course = destruction.of(tenant);
        }

        @Override
        public boolean isThere() {
            return closing.isOpen(tenant) || destruction.hasKeys(tenant);
        }

        @Override
        public Destroyed close() {
            if (rule == HoldRule.OUTDATED) {
                closing.close(tenant);
            } else {
                closing.closeUnlessHeld(tenant);
            }
            return store.count(tenant);
        }

        @Override
        public boolean destroy() {
            return course.step();
        }

        @Override
        public void tell(Receipt receipt) {
            remains.order(tenant);
        }
    }
}
