package dev.raven.web.preflight;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingsFindings;
import dev.raven.core.settings.UnknownNames;
import dev.raven.web.json.Json;
import dev.raven.web.startup.Announcement;
import dev.raven.web.wiring.SettingsCheck;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** {@code ./raven config}: what every setting is and where that comes from; on standard error, what is wrong of them. */
final class ConfigCommand {
    private ConfigCommand() {}

    public static void main(String... arguments) {
        System.exit(run(List.of(arguments), new Environment(System.getenv()), System.out, System.err));
    }

    /** @return the exit code: 0, or 78 where something is wrong */
    static int run(List<String> arguments, Environment environment, PrintStream out, PrintStream err) {
        SettingsFindings findings = SettingsCheck.findings(environment);
        List<EffectiveSetting> all = EffectiveSetting.all(
                environment,
                findings,
                ServerSettings.from(environment.watched(findings)).dataDir());
        out.println(arguments.contains("--json") ? json(all) : text(all));
        UnknownNames.told(environment).forEach(unknown -> err.println("raven: warning: " + unknown));
        findings.mistakes().forEach(mistake -> err.println("raven: " + mistake.getMessage()));
        return findings.mistakes().isEmpty() ? 0 : Announcement.EXIT_CONFIGURATION;
    }

    private static String text(List<EffectiveSetting> all) {
        return all.stream().map(EffectiveSetting::toString).collect(Collectors.joining("\n"));
    }

    private static String json(List<EffectiveSetting> all) {
        return all.stream()
                .map(setting -> new String(Json.write(setting), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",\n ", "[", "]"));
    }
}
