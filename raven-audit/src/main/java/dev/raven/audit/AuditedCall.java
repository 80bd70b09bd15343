package dev.raven.audit;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditChanges;
import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.audit.Screened;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Id;
import dev.raven.core.id.TenantId;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is taken from a call for the log: who calls, what action it is, and the ids it is done to. No other argument is
 * ever looked at, so that what people say cannot reach the log.
 */
record AuditedCall(
        String action,
        AuditCategory category,
        boolean behind,
        boolean duringAlarm,
        Caller caller,
        Optional<Id> target) {

    static AuditedCall of(InvocationContext invocation) {
        Audited audited = invocation.getMethod().getAnnotation(Audited.class);
        Caller caller = Arrays.stream(invocation.getParameters())
                .flatMap(argument -> argument instanceof Caller known ? Stream.of(known) : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an audited method must take a Caller"));
        return new AuditedCall(
                audited.value(),
                audited.category(),
                audited.behind(),
                audited.duringAlarm(),
                caller,
                recorded(invocation));
    }

    /** Whose log it goes to. */
    TenantId log() {
        return caller.tenant().orElse(TenantId.PLATFORM);
    }

    /** Recorded before the action. */
    AuditEntry intent() {
        return entry(Optional.empty(), Optional.empty(), Optional.empty(), target);
    }

    /** Recorded after it; what was made is the target then. */
    AuditEntry outcome(
            Optional<EventId> intent, AuditOutcome outcome, Optional<String> reason, Optional<Object> result) {
        Optional<Id> made = result.flatMap(
                value -> value instanceof AuditTarget named ? Optional.of(named.auditTarget()) : Optional.empty());
        List<String> changes = result.map(
                        value -> value instanceof AuditChanges changed ? changed.auditChanges() : List.<String>of())
                .orElse(List.of());
        return entry(intent, Optional.of(outcome), reason, made.or(() -> target))
                .changing(changes)
                .holding(result.map(AuditedCall::content).orElse(Map.of()))
                .telling(result.map(AuditedCall::details).orElse(Map.of()));
    }

    private AuditEntry entry(
            Optional<EventId> intent, Optional<AuditOutcome> outcome, Optional<String> reason, Optional<Id> id) {
        return new AuditEntry(log(), caller, action, category, intent, outcome, reason, id, Optional.empty());
    }

    private static Map<String, Object> details(Object result) {
        return result instanceof AuditDetails told ? told.auditDetails() : Map.of();
    }

    /** Of one thing, or of many together. */
    private static Map<String, Integer> content(Object result) {
        Stream<?> things = result instanceof Collection<?> many ? many.stream() : Stream.of(result);
        Map<String, Integer> all = new TreeMap<>();
        things.filter(Screened.class::isInstance)
                .map(thing -> ((Screened) thing).contentFound())
                .forEach(found -> found.forEach((kind, count) -> all.merge(kind, count, Integer::sum)));
        return all;
    }

    private static Optional<Id> recorded(InvocationContext invocation) {
        Annotation[][] annotations = invocation.getMethod().getParameterAnnotations();
        return IntStream.range(0, annotations.length)
                .filter(i -> Arrays.stream(annotations[i]).anyMatch(Recorded.class::isInstance))
                .mapToObj(i -> invocation.getParameters()[i])
                .flatMap(AuditedCall::id)
                .findFirst();
    }

    private static Stream<Id> id(Object argument) {
        Object value = argument instanceof Optional<?> optional ? optional.orElse(null) : argument;
        return value instanceof Id id ? Stream.of(id) : Stream.empty();
    }
}
