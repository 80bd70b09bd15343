package dev.raven.web.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** By the marker files of WildFly's scanner. */
record WildFlyRedeployment(Path deployments) implements Redeployment {

    @Override
    public void undeploy() {
        try {
            Files.delete(marker("deployed"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("undeployed");
    }

    @Override
    public void deploy() {
        try {
            Files.createFile(marker("dodeploy"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("deployed");
    }

    /**
     * Each of WildFly's threads for requests has the one that it was begun for ({@code EnhancedQueueExecutor.ThreadBody}) as long
     * as it lives, and two of them live on ({@code task-core-threads}).
     */
    @Override
    public int heldByServer() {
        return 2;
    }

    private void await(String state) {
        Patience.until(() -> Files.exists(marker(state)), () -> "WildFly says nothing of " + marker(state));
    }

    private Path marker(String state) {
        return deployments.resolve("raven.war." + state);
    }
}
