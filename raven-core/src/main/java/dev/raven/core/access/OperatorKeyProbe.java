package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks whether the operator's key lies on the server, be it one that the server made or one that was left behind. */
@Singleton
class OperatorKeyProbe implements ChecklistProbe {
    private static final String KEY = "RAVEN_OPERATOR_KEY";

    private final AccessSettings settings;
    private final OperatorKeyFile file;
    private final Environment environment;

    @Inject
    OperatorKeyProbe(AccessSettings settings, ServerSettings server, Environment environment) {
        this.settings = settings;
        this.file = new OperatorKeyFile(server.dataDir(), settings.keyEnvironment());
        this.environment = environment;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.OPERATOR_KEY;
    }

    @Override
    public Finding look(TenantId owner) {
        if (settings.operatorKeySha256().isEmpty()) {
            return Finding.fail("The server made the key itself, and it lies in operator.key in the data directory.");
        }
        if (file.exists()) {
            return Finding.fail(
                    "The server has the hash of the key, and operator.key still lies in the data directory.");
        }
        return environment.text(KEY).isPresent()
                ? Finding.fail("The server has the hash of the key, and a key in its environment (" + KEY + ").")
                : Finding.pass("The server has the hash of the key and not the key.");
    }
}
