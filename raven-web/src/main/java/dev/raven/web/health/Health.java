package dev.raven.web.health;

import dev.raven.core.startup.Condition;
import dev.raven.web.json.Json;
import dev.raven.web.management.Page;
import java.util.List;

/**
 * How the server fares.
 *
 * @param status the worst of its checks
 */
record Health(Condition status, List<Check> checks) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json; charset=utf-8";

    /** One part of it. */
    record Check(String name, Condition status) {}

    /** What everybody may know of it. */
    private record Word(Condition status) {}

    static Health of(List<Check> checks) {
        Condition worst = checks.stream().map(Check::status).reduce(Condition.UP, Condition::orWorse);
        return new Health(worst, checks);
    }

    Page whole() {
        return page(this);
    }

    Page word() {
        return page(new Word(status));
    }

    private Page page(Object shown) {
        return new Page(status == Condition.DOWN ? UNAVAILABLE : OK, JSON, Json.write(shown));
    }
}
