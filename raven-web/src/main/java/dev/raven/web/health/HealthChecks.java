package dev.raven.web.health;

import dev.raven.core.audit.AuditCopyHealth;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import dev.raven.web.health.Health.Check;
import dev.raven.web.management.ManagementPage;
import dev.raven.web.management.Page;
import dev.raven.web.state.ServerState;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code /health/live}: the process answers. {@code /health/started}: the start is over. {@code /health/ready}: it can serve. A
 * copy of the audit log that fails is said, and takes no node out of service: reading goes on, and all nodes may share what fails.
 */
@Singleton
public class HealthChecks implements ManagementPage {
    private final Iterable<ReadinessProbe> probes;
    private final ServerState state;
    private final AuditCopyHealth audit;

    @Inject
    HealthChecks(@Any Instance<ReadinessProbe> probes, ServerState state, AuditCopyHealth audit) {
        this((Iterable<ReadinessProbe>) probes, state, audit);
    }

    HealthChecks(Iterable<ReadinessProbe> probes, ServerState state, AuditCopyHealth audit) {
        this.probes = probes;
        this.state = state;
        this.audit = audit;
    }

    @Override
    public String path() {
        return "/health";
    }

    @Override
    public Optional<Page> page(String below, String accept) {
        return health(below).map(Health::whole);
    }

    /** For what sends the traffic: without saying what is wrong. */
    @Override
    public Optional<Page> publicPage(String below) {
        return health(below).map(Health::word);
    }

    /** @param below such as {@code /ready}; empty for what nobody asks about */
    Optional<Health> health(String below) {
        return switch (below) {
            case "/live" -> Optional.of(Health.of(List.of()));
            case "/started" -> Optional.of(Health.of(List.of(started())));
            case "/ready" -> Optional.of(Health.of(state.started() ? needed() : List.of(started())));
            default -> Optional.empty();
        };
    }

    private Check started() {
        return new Check("started", Condition.upOr(state.started(), Condition.DOWN));
    }

    private List<Check> needed() {
        Stream<Check> parts = StreamSupport.stream(probes.spliterator(), false)
                .map(probe -> new Check(probe.name(), probe.condition()));
        Stream<Check> copies = audit.copies().entrySet().stream()
                .map(copy -> new Check("audit_" + copy.getKey(), Condition.upOr(copy.getValue(), Condition.DEGRADED)));
        return Stream.concat(parts, copies)
                .sorted(Comparator.comparing(Check::name))
                .toList();
    }
}
