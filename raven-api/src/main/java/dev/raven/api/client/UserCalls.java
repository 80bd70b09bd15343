package dev.raven.api.client;

import dev.raven.api.erasure.ReceiptView;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.HoldRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.api.user.UserListView;
import dev.raven.api.user.UserView;
import java.util.Optional;

/** The people that agents talk to. Reading needs {@code users:read}, the rest {@code users:write}. */
public final class UserCalls {
    private final Exchange exchange;

    UserCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Adds a person. */
    public UserView create(CreateUserRequest request) {
        return exchange.send(Call.create(Route.to("users"), request)).as(UserView.class);
    }

    public UserView get(String userId) {
        return exchange.send(Call.get(Route.to("users", userId))).as(UserView.class);
    }

    /** The person whom your own system knows by this reference. */
    public Optional<UserView> find(String externalRef) {
        Route route = Route.to("users").with("external_ref", externalRef);
        return exchange.send(Call.get(route)).as(UserListView.class).users().stream()
                .findFirst();
    }

    /** Oldest first; {@code limit} 1–100. */
    public UserListView list(int limit, int offset) {
        return exchange.send(Call.get(Route.to("users").page(limit, offset))).as(UserListView.class);
    }

    public UserView update(String userId, UpdateUserRequest request) {
        return exchange.send(Call.patch(Route.to("users", userId), request)).as(UserView.class);
    }

    /** Destroys what opens all that is stored about the person, and then that; for good. Asked again, the same receipt. */
    public ReceiptView erase(String userId) {
        return exchange.send(Call.delete(Route.to("users", userId))).as(ReceiptView.class);
    }

    /** Places a person under a legal hold: nothing is erased while it stands. Needs {@code tenant:admin}. */
    public UserView hold(String userId, HoldRequest request) {
        return exchange.send(Call.ask(Route.to("users", userId, "hold"), request))
                .as(UserView.class);
    }

    /** Ends a legal hold. Needs {@code tenant:admin}. */
    public UserView release(String userId) {
        return exchange.send(Call.delete(Route.to("users", userId, "hold"))).as(UserView.class);
    }
}
