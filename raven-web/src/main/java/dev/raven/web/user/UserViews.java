package dev.raven.web.user;

import dev.raven.api.user.HoldView;
import dev.raven.api.user.UserView;
import dev.raven.core.user.LegalHold;
import dev.raven.core.user.User;
import org.jspecify.annotations.Nullable;

/** Shows a user. */
public final class UserViews {
    private UserViews() {}

    public static UserView of(User user) {
        return new UserView(
                user.id().value(),
                user.tenant().value(),
                user.profile().externalRef(),
                user.profile().displayName(),
                user.profile().metadata(),
                user.createdAt(),
                hold(user.profile().hold()));
    }

    private static @Nullable HoldView hold(@Nullable LegalHold hold) {
        return hold == null ? null : new HoldView(hold.reason(), hold.placedAt());
    }
}
