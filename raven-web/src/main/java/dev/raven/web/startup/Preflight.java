package dev.raven.web.startup;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.web.wiring.SettingsCheck;
import java.util.List;

/** What {@code ./raven} runs before it starts the server: all wrong settings at once, in a second, with nothing opened. */
final class Preflight {
    private Preflight() {}

    public static void main(String... none) {
        List<SettingException> mistakes = SettingsCheck.mistakes(new Environment(System.getenv()));
        mistakes.forEach(mistake -> System.err.println("raven: " + mistake.getMessage()));
        System.exit(mistakes.isEmpty() ? 0 : Announcement.EXIT_CONFIGURATION);
    }
}
