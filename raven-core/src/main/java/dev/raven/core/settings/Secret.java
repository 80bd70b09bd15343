package dev.raven.core.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/** A key or token by which another service knows Raven; never printed. */
public final class Secret {
    /** What a header can carry: HttpClient would print another in its complaint. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]{1,4096}");

    private final String text;

    private Secret(String text) {
        if (!SENDABLE.matcher(text).matches()) {
            throw new IllegalArgumentException("not to be sent");
        }
        this.text = text;
    }

    /**
     * One that is set, itself or by its file; empty where it is not.
     *
     * @throws SettingException naming the setting, where no header could carry it
     */
    public static Optional<Secret> from(Environment environment, String name) {
        return environment.parsed(
                name,
                Secret::new,
                "must be 1 to 4,096 visible ASCII characters without blanks, as the service gave it");
    }

    /** For the service alone. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
