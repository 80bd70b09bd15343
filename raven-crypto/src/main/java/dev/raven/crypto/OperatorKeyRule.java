package dev.raven.crypto;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingsRule;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The operator's key is named, and is one that protects something. */
public final class OperatorKeyRule implements SettingsRule {

    @Override
    public void check(Environment environment, ServerSettings server) {
        new ConfiguredOperatorKeys(environment, server, RandomGenerator.getDefault(), Clock.systemUTC()).check();
    }
}
