package dev.raven.web.preflight;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.core.settings.SettingsFindings;
import dev.raven.core.settings.UnknownNames;
import dev.raven.web.startup.Announcement;
import dev.raven.web.wiring.ListenSettings;
import dev.raven.web.wiring.SettingsCheck;
import java.io.PrintStream;
import java.util.List;

/** What {@code ./raven} runs before it starts the server: all wrong settings at once, in a second, with nothing left open. */
final class Preflight {
    private Preflight() {}

    public static void main(String... none) {
        System.exit(run(new Environment(System.getenv()), System.err));
    }

    /** @return the exit code */
    static int run(Environment environment, PrintStream err) {
        UnknownNames.told(environment).forEach(unknown -> err.println("raven: warning: " + unknown));
        SettingsFindings findings = SettingsCheck.findings(environment);
        environment.watched(findings).independently(() -> FreePort.require(ListenSettings.from(environment)));
        List<SettingException> mistakes = findings.mistakes();
        mistakes.forEach(mistake -> err.println("raven: " + mistake.getMessage()));
        return mistakes.isEmpty() ? 0 : Announcement.EXIT_CONFIGURATION;
    }
}
