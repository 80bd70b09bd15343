package dev.raven.core.user;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tenant does with its users. */
@Singleton
public class UserService {
    private final UserVault vault;
    private final UserDrafts drafts;
    private final TenantDirectory tenants;
    private final Webhooks webhooks;

    @Inject
    UserService(UserVault vault, UserDrafts drafts, TenantDirectory tenants, Webhooks webhooks) {
        this.vault = vault;
        this.drafts = drafts;
        this.tenants = tenants;
        this.webhooks = webhooks;
    }

    /**
     * Makes a user with a key of its own.
     *
     * @throws ConflictException when another user has the external reference
     * @throws UnprocessableException when the external reference looks like personal data, other texts hold sensitive
     *     content, and the tenant rejects that, or the quota is used up
     */
    @Audited(value = "user.create", category = AuditCategory.DATA)
    public User create(Caller caller, CreateUserRequest request) {
        User user = drafts.draft(caller.tenantId(), request);
        int maxUsers = tenants.settings(caller.tenantId()).maxUsers();
        UserStore.Outcome outcome = vault.create(user, maxUsers);
        if (outcome != UserStore.Outcome.DONE) {
            drafts.discard(user);
            tell(user.tenant(), outcome);
            throw refusal(outcome, maxUsers);
        }
        return user;
    }

    @Audited(value = "user.read", category = AuditCategory.DATA_READ)
    public User find(Caller caller, @Recorded Optional<UserId> id) {
        return id.flatMap(known -> vault.find(caller.tenantId(), known)).orElseThrow(UserService::notFound);
    }

    @Audited(value = "user.list", category = AuditCategory.DATA_READ)
    public Page<User> list(Caller caller, PageRange range) {
        return vault.list(caller.tenantId(), range);
    }

    /** The one user with this external reference, as a list of one or none. */
    @Audited(value = "user.list", category = AuditCategory.DATA_READ)
    public Page<User> findByExternalRef(Caller caller, String externalRef, PageRange range) {
        List<User> found =
                vault.findByExternalRef(caller.tenantId(), externalRef).stream().toList();
        List<User> shown = range.offset() == 0 ? found : List.of();
        return new Page<>(shown, range.limit(), range.offset(), found.size());
    }

    /**
     * Changes what the request names.
     *
     * @throws NotFoundException when the tenant has no such user
     * @throws ConflictException when another user has the external reference
     * @throws UnprocessableException as {@link #create}
     */
    @Audited(value = "user.update", category = AuditCategory.DATA)
    public User update(Caller caller, @Recorded Optional<UserId> id, UpdateUserRequest request) {
        while (true) {
            UserVault.Held held =
                    id.flatMap(known -> vault.hold(caller.tenantId(), known)).orElseThrow(UserService::notFound);
            User updated = drafts.change(held.user(), request);
            UserStore.Outcome outcome = vault.replace(held, updated);
            if (outcome == UserStore.Outcome.DONE) {
                return updated;
            }
            if (outcome != UserStore.Outcome.CHANGED) {
                throw refusal(outcome, 0);
            }
        }
    }

    private void tell(TenantId tenant, UserStore.Outcome outcome) {
        if (outcome == UserStore.Outcome.QUOTA_EXCEEDED) {
            webhooks.emitSeldom(tenant, WebhookEvent.of(WebhookEventType.QUOTA_EXCEEDED, Map.of("quota", "max_users")));
        }
    }

    private static RuntimeException refusal(UserStore.Outcome outcome, int maxUsers) {
        return switch (outcome) {
            case EXTERNAL_REF_TAKEN ->
                new ConflictException(ProblemCode.EXTERNAL_REF_TAKEN, "Another user has this external_ref.");
            case QUOTA_EXCEEDED ->
                new UnprocessableException(
                        ProblemCode.QUOTA_EXCEEDED,
                        "The tenant has its " + maxUsers + " users (settings.max_users); raise it or delete users.");
            case TENANT_GONE -> new UnauthenticatedException();
            case DONE, CHANGED -> new IllegalStateException("no refusal: " + outcome);
        };
    }

    private static NotFoundException notFound() {
        return new NotFoundException("There is no such user.");
    }
}
