package dev.raven.core.rotation;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyService;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.key.WrongKeyException;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Wraps tenant keys anew, under the operator key of now: after a rotation in the key service, under another key, or in
 * another service. Data stays as it is. In the operator's job, a tenant whose keys do not open while the deployment's own key
 * works is counted as failed and keeps nobody else waiting; its own job waits.
 */
@Singleton
class KmsRotation {
    private static final Logger LOG = System.getLogger(KmsRotation.class.getName());
    private static final String ALL = "tenants:";

    private final KeyVersions versions;
    private final KeyService services;
    private final TenantStore tenants;

    @Inject
    KmsRotation(KeyVersions versions, KeyService services, TenantStore tenants) {
        this.versions = versions;
        this.services = services;
        this.tenants = tenants;
    }

    JobStep step(Job job) {
        JobProgress progress = job.progress();
        if (progress.cursor().isEmpty()) {
            JobProgress own = rewrap(job, job.owner(), progress.of(1));
            return job.owner().equals(TenantId.PLATFORM) ? new JobStep.Next(own.at(ALL + 0)) : new JobStep.Done(own);
        }
        long after = Long.parseLong(progress.cursor().substring(ALL.length()));
        Slice<TenantId> next = tenants.ids(after, 1);
        return next.items().isEmpty()
                ? new JobStep.Done(progress)
                : new JobStep.Next(rewrap(job, next.items().get(0), progress).at(ALL + next.next()));
    }

    private JobProgress rewrap(Job job, TenantId tenant, JobProgress progress) {
        try {
            for (KeyPurpose purpose : KeyPurpose.values()) {
                versions.rewrap(new KeyName.OfTenant(tenant, purpose));
            }
            return progress.plus(1);
        } catch (WrongKeyException broken) {
            return failed(tenant, progress, broken);
        } catch (UnavailableException away) {
            if (job.owner().equals(tenant) || !isOneTenantsTrouble(away)) {
                throw away;
            }
            return failed(tenant, progress, away);
        }
    }

    /** The deployment's own key wraps: then it is a key that this tenant's are under which does not answer. */
    private boolean isOneTenantsTrouble(UnavailableException away) {
        return away.code() == ProblemCode.KEY_SERVICE_UNAVAILABLE
                && services.answers(versions.operatorKey(TenantId.PLATFORM));
    }

    private static JobProgress failed(TenantId tenant, JobProgress progress, RuntimeException why) {
        LOG.log(Level.WARNING, "the keys of " + tenant + " keep their wrapping: " + why.getMessage());
        return progress.plusFailed(1);
    }
}
