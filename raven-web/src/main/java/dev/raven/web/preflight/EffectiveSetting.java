package dev.raven.web.preflight;

import dev.raven.core.content.Redaction;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.KnownSetting;
import dev.raven.core.settings.SettingsFindings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting is, as may be shown.
 *
 * @param value without secrets; empty where it is not set and nothing certain stands for it
 * @param source {@code environment}, {@code file} or {@code default}
 * @param otherwise what stands for it where it is not set and no value says so; empty otherwise
 */
record EffectiveSetting(String name, String value, String source, String otherwise) {
    private static final String REDACTED = "[redacted]";
    private static final Pattern URL = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*://)(.*@)?([^/?#]*)([^?#]*)(.*)");
    /** What a JVM's property or agent is set to may be a secret, whatever its name is. */
    private static final Pattern OPTION_VALUE =
            Pattern.compile("(-(?:D|javaagent:|agentlib:|agentpath:)[^\\s=]*=)\\S+");

    /** Collectors take a token as a part of the path. */
    private static final Set<String> PATH_IS_SECRET = Set.of("RAVEN_AUDIT_HTTPS_URL", "RAVEN_TRACING_URL");

    private static final Pattern IN_DATA_DIRECTORY = Pattern.compile("`([^`]+)` in the data directory");
    private static final String DATA_DIRECTORY = "RAVEN_DATA_DIR";

    static List<EffectiveSetting> all(Environment environment, SettingsFindings findings, Path dataDirectory) {
        Environment watched = environment.watched(findings);
        return KnownSetting.all().stream()
                .map(setting -> watched.text(setting.name())
                        .map(value -> new EffectiveSetting(
                                setting.name(),
                                shown(setting, value),
                                watched.inFile(setting.name()) ? "file" : "environment",
                                ""))
                        .orElseGet(() -> unset(setting, findings, dataDirectory)))
                .toList();
    }

    private static EffectiveSetting unset(KnownSetting setting, SettingsFindings findings, Path dataDirectory) {
        Optional<String> value =
                findings.standIn(setting.name()).or(setting::fixed).or(() -> inDataDirectory(setting, dataDirectory));
        if (setting.name().equals(DATA_DIRECTORY)) {
            value = Optional.of(dataDirectory.toString());
        }
        String otherwise = value.isPresent() || setting.otherwise().equals("none") ? "" : setting.otherwise();
        return new EffectiveSetting(setting.name(), value.orElse(""), "default", otherwise.replace("`", ""));
    }

    /** A secret's own file is not what it is set to. */
    private static Optional<String> inDataDirectory(KnownSetting setting, Path dataDirectory) {
        Matcher file = IN_DATA_DIRECTORY.matcher(setting.otherwise());
        return file.matches() && !setting.secret()
                ? Optional.of(dataDirectory.resolve(file.group(1)).toString())
                : Optional.empty();
    }

    /** Of a secret that is a URL, where it leads is shown, as that is what is wrong of it most often. */
    private static String shown(KnownSetting setting, String value) {
        Matcher url = URL.matcher(value);
        if (url.matches() && (!setting.secret() || setting.name().endsWith("_URL"))) {
            return url(url, PATH_IS_SECRET.contains(setting.name()));
        }
        if (setting.secret()) {
            return REDACTED;
        }
        return line(Redaction.of(OPTION_VALUE.matcher(value).replaceAll("$1" + Matcher.quoteReplacement(REDACTED))));
    }

    private static String url(Matcher url, boolean hostAlone) {
        String login = url.group(2) == null ? "" : REDACTED + "@";
        String path = hostAlone && url.group(4).length() > 1 ? "/" + REDACTED : url.group(4);
        String rest = url.group(5).isEmpty() ? "" : url.group(5).charAt(0) + REDACTED;
        return line(Redaction.of(url.group(1) + login + url.group(3) + path) + rest);
    }

    private static String line(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }

    /** As one line of a file of settings. */
    @Override
    public String toString() {
        return name + "=" + value + "  # " + source + (otherwise.isEmpty() ? "" : ": " + otherwise);
    }
}
