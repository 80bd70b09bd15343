package dev.raven.core.rotation;

import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.key.KeyInventory;
import dev.raven.core.key.KnownKey;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an administrator does with keys: a tenant's its own, the operator Raven's own and the wrapping of all. */
@Singleton
public class RotationService {
    private static final int MOST_A_DAY = 10;

    private final Jobs jobs;
    private final KeyInventory inventory;
    private final UserStore users;

    @Inject
    RotationService(Jobs jobs, KeyInventory inventory, UserStore users) {
        this.jobs = jobs;
        this.inventory = inventory;
        this.users = users;
    }

    /**
     * Orders a rotation.
     *
     * @throws dev.raven.api.problem.ConflictException when the same is under way
     * @throws NotFoundException when the tenant has no such user
     * @throws dev.raven.api.problem.RateLimitedException when the same was ordered ten times within a day: every rotation
     *     leaves a version behind for nine days
     */
    @Audited("encryption.rotate")
    public Job rotate(Caller caller, RotateKeysRequest request) {
        Optional<UserId> user = user(caller, request);
        Map<String, String> parameters = new HashMap<>();
        user.ifPresent(id -> parameters.put("user_id", id.value()));
        if (Boolean.TRUE.equals(request.compromised())) {
            parameters.put("compromised", "true");
        }
        JobOrder order = JobOrder.of(kind(request.level()), parameters);
        jobs.refuseTooMany(owner(caller), order, MOST_A_DAY);
        return jobs.order(owner(caller), order, ProblemCode.ROTATION_IN_PROGRESS);
    }

    /**
     * The versions of the caller's keys, and of one user's.
     *
     * @throws NotFoundException when the tenant has no such user
     */
    @NotAudited("tells ages and states of keys, and no person's data")
    public Page<KnownKey> keys(Caller caller, Optional<String> userId, PageRange range) {
        return inventory.list(owner(caller), userId.map(sent -> user(caller, sent)), range);
    }

    private Optional<UserId> user(Caller caller, RotateKeysRequest request) {
        if (request.userId() != null && request.level() != RotationLevel.SUBJECT) {
            throw InvalidRequestException.of("user_id", "goes with level subject alone.");
        }
        return Optional.ofNullable(request.userId()).map(sent -> user(caller, sent));
    }

    /** The operator has no users. */
    private UserId user(Caller caller, String sent) {
        return Ids.parse(sent, UserId::new)
                .filter(id -> users.find(owner(caller), id).isPresent())
                .orElseThrow(() -> new NotFoundException("There is no such user."));
    }

    private static JobKind kind(RotationLevel level) {
        return switch (level) {
            case KMS -> JobKind.ROTATE_KMS;
            case TENANT -> JobKind.ROTATE_TENANT;
            case SUBJECT -> JobKind.ROTATE_SUBJECT;
        };
    }

    private static TenantId owner(Caller caller) {
        return caller.tenant().orElse(TenantId.PLATFORM);
    }
}
