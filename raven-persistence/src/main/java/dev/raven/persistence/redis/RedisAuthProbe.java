package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Knocks at every server that is named, without a password. */
@ApplicationScoped
class RedisAuthProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisAuthProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_AUTH;
    }

    @Override
    public Finding look(TenantId owner) {
        OpenDoors doors = servers.openDoors();
        if (!doors.open().isEmpty()) {
            return Finding.fail("Answered without a password just now: " + doors.open() + ".");
        }
        return doors.unknown().isEmpty()
                ? Finding.pass("Every server that was named refused a connection without a password just now; asked: "
                        + doors.asked() + ".")
                : Finding.manual("No server answered without a password just now; not reached, or not told of: "
                        + doors.unknown() + ".");
    }
}
