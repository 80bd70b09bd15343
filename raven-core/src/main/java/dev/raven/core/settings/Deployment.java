package dev.raven.core.settings;

/** What a server is run for; production is strict. */
public enum Deployment {
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    /** The environment part of API keys that work here: {@code live} in production, {@code test} elsewhere. */
    public String keyEnvironment() {
        return this == PRODUCTION ? "live" : "test";
    }
}
