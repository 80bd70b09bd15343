package dev.raven.web.checklist;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.port.OwnPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at every port that this process has open. */
@Singleton
class ListeningProbe implements ChecklistProbe {
    private final OwnPort port;
    private final ManagementSettings management;
    private final ListeningSockets sockets;

    @Inject
    ListeningProbe(OwnPort port, ManagementSettings management) {
        this(port, management, new ListeningSockets(Path.of("/proc/self")));
    }

    ListeningProbe(OwnPort port, ManagementSettings management, ListeningSockets sockets) {
        this.port = port;
        this.management = management;
        this.sockets = sockets;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.LISTENING;
    }

    @Override
    public Finding look(TenantId owner) {
        Optional<List<InetSocketAddress>> told = sockets.all();
        return told.map(this::judge)
                .orElseGet(() -> Finding.manual("This operating system does not tell which ports are open."));
    }

    private Finding judge(List<InetSocketAddress> all) {
        List<InetSocketAddress> outside = all.stream()
                .filter(one -> !one.getAddress().isLoopbackAddress())
                .toList();
        String seen = "The server listens on " + told(all) + ".";
        List<InetSocketAddress> needless = outside.stream()
                .filter(one -> one.getPort() != port.number() && !isManagement(one))
                .toList();
        if (!needless.isEmpty()) {
            return Finding.fail(seen + " Open to other machines, and not needed by them: " + told(needless) + ".");
        }
        if (outside.stream().anyMatch(this::isManagement)) {
            return Finding.warn(
                    seen + " Whoever reaches the management listener reads metrics and health without a key.");
        }
        return outside.stream().anyMatch(one -> one.getAddress().isAnyLocalAddress())
                ? Finding.warn(seen + " It is open on every address of this machine.")
                : Finding.pass(seen);
    }

    private boolean isManagement(InetSocketAddress one) {
        return management
                .address()
                .filter(own -> own.getPort() == one.getPort())
                .isPresent();
    }

    private static String told(List<InetSocketAddress> some) {
        return some.stream()
                .map(one -> one.getAddress().getHostAddress() + " port " + one.getPort())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
