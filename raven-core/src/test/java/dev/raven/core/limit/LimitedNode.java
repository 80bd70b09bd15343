package dev.raven.core.limit;

import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Wiring;
import java.util.stream.IntStream;

/** One of several nodes that share their limits. */
public record LimitedNode(Wiring wiring) {

    /** Whether a request is let in. */
    public boolean lets(Caller caller) {
        return wiring.get(RateLimiter.class).take(caller, 1).stream().noneMatch(RateLimit::exceeded);
    }

    /** How many of so many requests are let in, one after the other. */
    public long lets(Caller caller, int requests) {
        return IntStream.range(0, requests).filter(i -> lets(caller)).count();
    }

    /** Says that it is alive, and hears of the others. */
    public void beat() {
        wiring.get(Nodes.class).beat();
    }
}
