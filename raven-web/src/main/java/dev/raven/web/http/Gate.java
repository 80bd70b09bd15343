package dev.raven.web.http;

import dev.raven.api.problem.UnavailableException;
import dev.raven.web.ending.Traffic;
import dev.raven.web.problem.Problem;
import dev.raven.web.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Lets requests in while the server serves and has room for them. */
@Singleton
public class Gate {
    private final ServerState state;
    private final Traffic traffic;
    private final Room room;

    @Inject
    public Gate(ServerState state, Traffic traffic, Room room) {
        this.state = state;
        this.traffic = traffic;
        this.room = room;
    }

    /** Why a request stays outside; where that is empty it is in, and {@link #leave} follows. */
    Optional<Problem> enter(HttpServletRequest request, HttpServletResponse response) {
        Optional<Problem> refusal = state.refusal().or(() -> RequestRules.broken(request));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!traffic.enter(request, response)) {
            return Optional.of(ServerState.stopping());
        }
        if (!room.enter(request)) {
            traffic.leave(request);
            return Optional.of(Problem.of(UnavailableException.overloaded()));
        }
        return Optional.empty();
    }

    void leave(HttpServletRequest request) {
        room.leave(request);
        traffic.leave(request);
    }
}
