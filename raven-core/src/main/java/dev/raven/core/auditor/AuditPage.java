package dev.raven.core.auditor;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Some of the events that were asked for, newest first. May be short of what was asked for, or empty, though there are more.
 *
 * @param next only events before this sequence remain to be looked at; empty when there are none
 */
public record AuditPage(List<AuditEvent> events, OptionalLong next) implements AuditDetails {
    public AuditPage {
        events = List.copyOf(events);
    }

    @Override
    public Map<String, Object> auditDetails() {
        return events.isEmpty()
                ? Map.of("events", 0)
                : Map.of(
                        "events",
                        events.size(),
                        "from_sequence",
                        events.get(events.size() - 1).sequence(),
                        "to_sequence",
                        events.get(0).sequence());
    }
}
