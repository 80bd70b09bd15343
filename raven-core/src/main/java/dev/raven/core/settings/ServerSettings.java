package dev.raven.core.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the server is and where it keeps its own files.
 *
 * @param deployment {@code RAVEN_ENVIRONMENT}, development where unset
 * @param dataDir {@code RAVEN_DATA_DIR}, {@code ./data} where unset
 * @param redisUrl {@code REDIS_URL}; empty for the embedded Redis
 */
public record ServerSettings(Deployment deployment, Path dataDir, Optional<String> redisUrl) {

    public static ServerSettings from(Environment environment) {
        return new ServerSettings(
                environment.choice("RAVEN_ENVIRONMENT", Deployment.class, Deployment.DEVELOPMENT),
                Path.of(environment.text("RAVEN_DATA_DIR").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                environment.text("REDIS_URL"));
    }

    public boolean production() {
        return deployment == Deployment.PRODUCTION;
    }

    /** A URL may hold a password, so only whether there is one is said. */
    @Override
    public String toString() {
        return "ServerSettings[" + deployment + ", " + (redisUrl.isPresent() ? "given Redis" : "embedded Redis") + "]";
    }
}
