package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.ServerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Looks for which environment this server takes keys. */
@Singleton
class EnvironmentProbe implements ChecklistProbe {
    private final ServerSettings server;

    @Inject
    EnvironmentProbe(ServerSettings server) {
        this.server = server;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.KEYS_PER_ENVIRONMENT;
    }

    @Override
    public Finding look(TenantId owner) {
        Deployment deployment = server.deployment();
        String seen = "This is a server for " + deployment.name().toLowerCase(Locale.ROOT) + ": its keys begin with rk_"
                + deployment.keyEnvironment() + "_, and those of the other kind are refused";
        return switch (deployment) {
            case PRODUCTION -> Finding.pass(seen + ".");
            case STAGING, DEVELOPMENT -> Finding.fail(seen + ". It is none for production.");
        };
    }
}
