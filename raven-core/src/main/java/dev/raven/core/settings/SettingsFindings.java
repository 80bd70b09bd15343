package dev.raven.core.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reading of all settings has found: the first mistake of each, and what stands for those that are not set. */
public final class SettingsFindings implements SettingsWatch {
    private final Map<String, SettingException> mistakes = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();

    @Override
    public void wrong(SettingException mistake) {
        mistakes.putIfAbsent(SecretFiles.secretOf(mistake.name()), mistake);
    }

    @Override
    public void standsFor(String name, String value) {
        defaults.putIfAbsent(name, value);
    }

    public List<SettingException> mistakes() {
        return List.copyOf(mistakes.values());
    }

    /** What stands for a setting where it is not set; empty where no reading said. */
    public Optional<String> standIn(String name) {
        return Optional.ofNullable(defaults.get(name));
    }
}
