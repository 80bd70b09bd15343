package dev.raven.web.audit;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.auditor.AuditCriteria;
import dev.raven.core.auditor.AuditPeriod;
import dev.raven.web.request.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the query of a URL says of the log: which events, and where to go on. */
final class AuditParameters {
    private static final String ACTOR =
            "key_[A-Za-z0-9_-]{22}|rk_(live|test)_rvn_[0-9A-Za-z]{12}|api_key|operator|system|anonymous";
    private static final String ACTION = "[a-z_]+(\\.[a-z_]+)*(\\.\\*)?";
    private static final String TARGET = "[a-z]+_[A-Za-z0-9_-]{22,32}";
    private static final String REQUEST = "[A-Za-z0-9._-]{8,64}";

    private static final int INTERVALS = 24;
    private static final int MOST_INTERVALS = 100;

    private final QueryParameters query;

    AuditParameters(QueryParameters query) {
        this.query = query;
    }

    /** The names of the filters, and others. */
    static String[] names(String... more) {
        return Stream.concat(
                        Stream.of("from", "to", "actor", "action", "category", "outcome", "target", "request_id"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    AuditCriteria filter() {
        return new AuditCriteria(
                time("from"),
                time("to"),
                shaped("actor", ACTOR, "an API key's id or prefix, api_key, operator, system or anonymous"),
                shaped("action", ACTION, "an action, or its beginning and .*"),
                shaped("category", categories(), "one of " + categories().replace("|", ", ")),
                shaped("outcome", outcomes(), "one of " + outcomes().replace("|", ", ")),
                shaped("target", TARGET, "an id"),
                shaped("request_id", REQUEST, "a request's id"));
    }

    /** The day until now, where nothing else is asked for. */
    AuditPeriod period(Instant now) {
        Instant to = time("to").orElse(now);
        Instant from = time("from").orElseGet(() -> to.minus(Duration.ofDays(1)));
        if (!from.isBefore(to)) {
            throw InvalidRequestException.of("from", "must be before to.");
        }
        return new AuditPeriod(from, to, query.number("intervals", 1, MOST_INTERVALS, INTERVALS));
    }

    boolean everyPhase() {
        return shaped("phase", "all", "all, or left out").isPresent();
    }

    int limit() {
        return query.page().limit();
    }

    /** Only what stands before it; all where there is no cursor. */
    long before() {
        return query.text("cursor").map(Cursor::read).orElse(Long.MAX_VALUE);
    }

    OptionalLong size(String name) {
        return shaped(name, "[1-9][0-9]{0,17}", "a number of events").stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private Optional<String> shaped(String name, String shape, String what) {
        Optional<String> text = query.text(name);
        if (text.filter(sent -> !sent.matches(shape)).isPresent()) {
            throw InvalidRequestException.of(name, "must be " + what + ".");
        }
        return text;
    }

    private Optional<Instant> time(String name) {
        return query.text(name).map(sent -> time(name, sent));
    }

    private static Instant time(String name, String sent) {
        try {
            return OffsetDateTime.parse(sent).toInstant();
        } catch (DateTimeException noTime) {
            throw InvalidRequestException.of(name, "must be a time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static String categories() {
        return Arrays.stream(AuditCategory.values())
                .map(AuditCategory::wireName)
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static String outcomes() {
        return Arrays.stream(AuditOutcome.values()).map(AuditOutcome::wireName).collect(Collectors.joining("|"));
    }
}
