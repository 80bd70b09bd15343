package dev.raven.core.auditor;

import com.fasterxml.jackson.core.JsonPointer;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which events somebody wants to see; what is empty lets all through.
 *
 * @param from recorded then or later
 * @param to recorded before then
 * @param actor the id of an API key, its prefix, or a type of actor
 * @param action its name, or its beginning and {@code .*}
 * @param target the id of what it was done to
 */
public record AuditCriteria(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> actor,
        Optional<String> action,
        Optional<String> category,
        Optional<String> outcome,
        Optional<String> target,
        Optional<String> requestId) {

    /** Lets all through. */
    public static final AuditCriteria ALL = new AuditCriteria(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final List<JsonPointer> ACTOR = places("/actor/key_id", "/actor/key_prefix", "/actor/type");
    private static final List<JsonPointer> ACTION = places("/action");
    private static final List<JsonPointer> CATEGORY = places("/category");
    private static final List<JsonPointer> OUTCOME = places("/outcome");
    private static final List<JsonPointer> TARGET = places("/target/id");
    private static final List<JsonPointer> REQUEST = places("/request/id");
    private static final String ANY = ".*";

    /** Those of one action that succeeded. */
    static AuditCriteria successes(String action) {
        return new AuditCriteria(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(action),
                Optional.empty(),
                Optional.of(AuditOutcome.SUCCESS.wireName()),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it lets through all that was recorded in its time. */
    boolean isWhole() {
        return actor.isEmpty()
                && action.isEmpty()
                && category.isEmpty()
                && outcome.isEmpty()
                && target.isEmpty()
                && requestId.isEmpty();
    }

    /** Whether it lets an event of its time through. */
    boolean matches(AuditEvent event) {
        return has(event, ACTOR, actor)
                && hasAction(event)
                && has(event, CATEGORY, category)
                && has(event, OUTCOME, outcome)
                && has(event, TARGET, target)
                && has(event, REQUEST, requestId);
    }

    private boolean hasAction(AuditEvent event) {
        return action.filter(wanted -> wanted.endsWith(ANY))
                .map(wanted -> wanted.substring(0, wanted.length() - 1))
                .map(beginning -> event.text(ACTION.get(0))
                        .filter(name -> name.startsWith(beginning))
                        .isPresent())
                .orElseGet(() -> has(event, ACTION, action));
    }

    private static boolean has(AuditEvent event, List<JsonPointer> places, Optional<String> wanted) {
        return wanted.isEmpty()
                || places.stream().anyMatch(place -> event.text(place).equals(wanted));
    }

    private static List<JsonPointer> places(String... places) {
        return List.of(places).stream().map(JsonPointer::compile).toList();
    }
}
