package dev.raven.core.settings;

/** What a module wants of the settings, found as a {@link java.util.ServiceLoader} finds it: nothing is running when it is asked. */
public interface SettingsRule {

    /**
     * Reads the module's settings. Opens nothing and asks no other machine.
     *
     * @throws SettingException naming the first that is wrong
     */
    void check(Environment environment, ServerSettings server);
}
