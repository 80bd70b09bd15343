package dev.raven.core.rotation;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.RotationDue;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Orders the rotations that keys themselves ask for. */
@Singleton
class RotationOrders implements RotationDue {
    private final Jobs jobs;

    @Inject
    RotationOrders(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void rotate(KeyName name) {
        switch (name) {
            case KeyName.OfTenant of
            when of.purpose() == KeyPurpose.DATA ->
                jobs.ensure(of.tenant(), JobOrder.of(JobKind.ROTATE_TENANT, Map.of()));
            case KeyName.OfTenant of -> throw new IllegalStateException("only a data key counts its uses");
            case KeyName.OfSubject of ->
                jobs.ensure(
                        of.tenant(),
                        JobOrder.of(
                                JobKind.ROTATE_SUBJECT,
                                Map.of("user_id", of.user().value())));
        }
    }

    @Override
    public void rewrap(TenantId tenant, OperatorKey under) {
        jobs.ensure(tenant, JobOrder.of(JobKind.ROTATE_KMS, Map.of("under", under.toString())));
    }
}
