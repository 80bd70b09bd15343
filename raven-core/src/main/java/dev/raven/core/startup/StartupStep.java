package dev.raven.core.startup;

/** A part that is tried before the server serves. */
public interface StartupStep {

    /** Steps run from the lowest to the highest. */
    int order();

    /** @throws dev.raven.core.settings.SettingException in one line: what is wrong and what to do */
    void run();
}
