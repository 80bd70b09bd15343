package dev.raven.core.key;

/** Opens the key services that the operator set up: whoever asks which can ever be used reads its one implementation. */
public interface OperatorKeys {

    /** The key that new tenant keys are wrapped under, where their tenant brings none. */
    OperatorKey current();

    /**
     * The key of that id with the provider of {@link #current}, or with the one that a prefix names.
     *
     * @throws dev.raven.core.settings.SettingException when it is no id of a key, or of a service that tenants may not use
     */
    OperatorKey named(String id);

    /**
     * Opens a client for one key; calls nothing yet.
     *
     * @throws dev.raven.core.settings.SettingException naming the setting that is missing or wrong
     */
    KeyManagement open(OperatorKey key);

    /**
     * Opens a client for a key that has wrapped something already, so that none is made in its place.
     *
     * @throws dev.raven.core.settings.SettingException naming the setting that is missing or wrong
     */
    default KeyManagement openUsed(OperatorKey key) {
        return open(key);
    }
}
