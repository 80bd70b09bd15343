package dev.raven.core.user;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.audit.Screened;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user, opened.
 *
 * @param marks what is sensitive in what a client has just sent; nothing, where it was read back
 */
public record User(UserId id, TenantId tenant, UserProfile profile, Instant createdAt, ContentMarks marks)
        implements AuditTarget, Screened {

    User(UserId id, TenantId tenant, UserProfile profile, Instant createdAt) {
        this(id, tenant, profile, createdAt, ContentMarks.NONE);
    }

    @Override
    public UserId auditTarget() {
        return id;
    }

    @Override
    public Map<String, Integer> contentFound() {
        return marks.counts();
    }

    /** The same user under that hold, or under none. */
    User under(@Nullable LegalHold hold) {
        UserProfile held = new UserProfile(profile.externalRef(), profile.displayName(), profile.metadata(), hold);
        return new User(id, tenant, held, createdAt);
    }

    /** The name the user goes by, where one is known. */
    public Optional<String> displayName() {
        return Optional.ofNullable(profile.displayName());
    }
}
