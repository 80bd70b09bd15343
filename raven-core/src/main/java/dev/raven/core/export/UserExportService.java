package dev.raven.core.export;

import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.UserId;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Gives a person what is stored of it (GDPR, Articles 15 and 20). */
@Singleton
public class UserExportService {
    private final UserDirectory users;
    private final PersonWalk walk;
    private final ExportFormat format;
    private final Clock clock;

    @Inject
    UserExportService(UserDirectory users, PersonWalk walk, ExportFormat format, Clock clock) {
        this.users = users;
        this.walk = walk;
        this.format = format;
        this.clock = clock;
    }

    /**
     * All that is stored of a person, to be written by the caller.
     *
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such user
     */
    @Audited("user.export")
    public UserExport export(Caller caller, @Recorded Optional<UserId> id) {
        return new UserExport(
                users.require(caller.tenantId(), id), clock.instant().truncatedTo(ChronoUnit.SECONDS), walk, format);
    }
}
