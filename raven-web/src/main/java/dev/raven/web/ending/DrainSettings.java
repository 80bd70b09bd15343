package dev.raven.web.ending;

import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.time.Duration;

/**
 * What a node does for those who are sent to it when it is told to end.
 *
 * @param notice how long it goes on serving while it says that it is not ready, so that load balancers notice: {@code
 *     RAVEN_DRAIN_SECONDS}, 0–300; where unset 20, and none in development, where nobody balances
 */
public record DrainSettings(Duration notice) {
    private static final int LONGEST = 300;
    private static final int USUAL = 20;

    public static DrainSettings from(Environment environment, ServerSettings server) {
        int otherwise = server.deployment() == Deployment.DEVELOPMENT ? 0 : USUAL;
        return new DrainSettings(Duration.ofSeconds(environment.number("RAVEN_DRAIN_SECONDS", 0, LONGEST, otherwise)));
    }
}
