package dev.raven.core.user;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.user.HoldRequest;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.content.PersonalData;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an administrator does so that what is stored about a user stays, or may go again. */
@Singleton
public class LegalHoldService {
    private final UserVault vault;
    private final Clock clock;

    @Inject
    LegalHoldService(UserVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Places a hold; where one stands, the reason is replaced and its time stays.
     *
     * @throws NotFoundException when the tenant has no such user
     * @throws UnprocessableException when the reason looks like personal data
     */
    @Audited("user.hold")
    public User place(Caller caller, @Recorded Optional<UserId> id, HoldRequest request) {
        if (PersonalData.isIn(request.reason())) {
            throw new UnprocessableException(
                    ProblemCode.SENSITIVE_CONTENT,
                    "The reason looks like it holds personal data; name a case by a number of your own.",
                    List.of(new FieldError("reason", "must hold no personal data")));
        }
        return change(caller, id, request.reason());
    }

    /**
     * Releases a hold; where none stands, nothing changes.
     *
     * @throws NotFoundException when the tenant has no such user
     */
    @Audited("user.release")
    public User release(Caller caller, @Recorded Optional<UserId> id) {
        return change(caller, id, null);
    }

    private User change(Caller caller, Optional<UserId> id, @Nullable String reason) {
        while (true) {
            UserVault.Held held = id.flatMap(known -> vault.hold(caller.tenantId(), known))
                    .orElseThrow(() -> new NotFoundException("There is no such user."));
            User changed = held.user().under(hold(held.user(), reason));
            UserStore.Outcome outcome = vault.replace(held, changed);
            if (outcome == UserStore.Outcome.DONE) {
                return changed;
            }
            if (outcome == UserStore.Outcome.TENANT_GONE) {
                throw new UnauthenticatedException();
            }
        }
    }

    private @Nullable LegalHold hold(User user, @Nullable String reason) {
        @Nullable LegalHold before = user.profile().hold();
        return reason == null ? null : new LegalHold(reason, before == null ? clock.instant() : before.placedAt());
    }
}
