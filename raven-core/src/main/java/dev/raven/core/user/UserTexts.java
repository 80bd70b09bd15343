package dev.raven.core.user;

import dev.raven.api.tenant.ExternalRefPolicy;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.content.ContentScreen;
import dev.raven.core.content.Screening;
import dev.raven.core.id.TenantId;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes profiles of what a client sends about a user, by the tenant's policies for references and for content. */
@Singleton
class UserTexts {
    private static final int LONGEST_NAME = 256;

    private final TenantDirectory tenants;
    private final ContentScreen screen;

    @Inject
    UserTexts(TenantDirectory tenants, ContentScreen screen) {
        this.tenants = tenants;
        this.screen = screen;
    }

    /** @param marks what is sensitive in what the client sent */
    record Made(UserProfile profile, ContentMarks marks) {}

    Made create(TenantId tenant, CreateUserRequest request) {
        checkReference(tenant, request.externalRef());
        Screening screening = screen.begin(tenant);
        UserProfile profile = new UserProfile(
                request.externalRef(),
                request.displayName() == null ? null : name(screening, request.displayName()),
                screening.metadata(Objects.requireNonNullElse(request.metadata(), Map.of())));
        return new Made(profile, screening.end());
    }

    /** What was stored before and is not sent again stays as it is. */
    Made change(TenantId tenant, UserProfile old, UpdateUserRequest request) {
        @Nullable String externalRef = request.externalRef().over(old.externalRef());
        if (!Objects.equals(externalRef, old.externalRef())) {
            checkReference(tenant, externalRef);
        }
        Screening screening = screen.begin(tenant);
        UserProfile profile = new UserProfile(
                externalRef,
                request.displayName().map(name -> name(screening, name)).over(old.displayName()),
                Objects.requireNonNullElse(
                        request.metadata().map(screening::metadata).over(old.metadata()), Map.of()),
                old.hold());
        return new Made(profile, screening.end());
    }

    private static String name(Screening screening, String sent) {
        return screening.name("display_name", sent, LONGEST_NAME);
    }

    private void checkReference(TenantId tenant, @Nullable String externalRef) {
        if (externalRef != null) {
            ExternalRefPolicy policy = tenants.settings(tenant).externalRefPolicy();
            ExternalRefRule.check(policy, externalRef);
        }
    }
}
