package dev.raven.core.opentelemetry;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingsRule;

/** The collector is named as it must be, or nothing of it is set. */
public final class TracingRule implements SettingsRule {

    @Override
    public void check(Environment environment, ServerSettings server) {
        TracingSettings.from(environment);
    }
}
