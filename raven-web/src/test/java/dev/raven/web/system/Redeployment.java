package dev.raven.web.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Takes Raven from a server that runs, and gives it back, by that server's own means. */
interface Redeployment {

    void undeploy();

    void deploy();

    /** How many deployments that are gone the server itself may hold, however many there were. */
    default int heldByServer() {
        return 0;
    }

    static Redeployment on(RavenServer server) {
        Path run = server.data().resolve("run");
        if (Files.exists(run.resolve("server-wildfly"))) {
            return new WildFlyRedeployment(run.resolve("server-wildfly/deployments"));
        }
        return Files.exists(run.resolve("server-openliberty"))
                ? new LibertyRedeployment(server, run.resolve("server-openliberty/servers/raven/server.xml"))
                : new PayaraRedeployment(server);
    }
}
