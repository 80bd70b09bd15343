package dev.raven.web.language;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key that a language model's service knows Raven by. */
public final class ModelKey {
    private static final String SETTING = "RAVEN_LLM_API_KEY";
    private static final String FILE = "RAVEN_LLM_API_KEY_FILE";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,4096}");

    private final String value;

    private ModelKey(String value) {
        this.value = value;
    }

    static Optional<ModelKey> from(Environment environment) {
        Optional<String> file = environment.text(FILE);
        Optional<String> key = environment.text(SETTING);
        if (file.isPresent() && key.isPresent()) {
            throw new SettingException(FILE, "and RAVEN_LLM_API_KEY are both set; keep one.");
        }
        return file.map(path -> checked(FILE, read(path))).or(() -> key.map(text -> checked(SETTING, text)));
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingException(FILE, "must name a file that can be read, with the key alone in it.");
        }
    }

    private static ModelKey checked(String name, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new SettingException(name, "must hold one key of visible ASCII characters.");
        }
        return new ModelKey(key);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
