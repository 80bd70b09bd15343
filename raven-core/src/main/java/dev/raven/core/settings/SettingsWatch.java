package dev.raven.core.settings;

/** Who is told what a reading of the settings shows. */
public interface SettingsWatch {
    /** Ends the reading at the first mistake. */
    SettingsWatch STRICT = mistake -> {
        throw mistake;
    };

    /** A setting is wrong; where this returns, the reading goes on as though it were not set. */
    void wrong(SettingException mistake);

    /** What stands for a setting that is not set, where it is a number, a choice or a switch. */
    default void standsFor(String name, String value) {}
}
