package dev.raven.api.client;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The API key. No message and no {@code toString} shows it. */
final class Credentials {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

    private final Supplier<String> key;

    Credentials(Supplier<String> key) {
        this.key = key;
    }

    /** Checked here, because the JDK's refusal of a header repeats its value. */
    @SuppressWarnings("ConstantValue") // a variable of the environment that is not set
    String header() {
        String now = key.get();
        if (now == null || !VISIBLE.matcher(now).matches()) {
            throw new IllegalArgumentException("apiKey: must be the API key alone, without blanks or line breaks");
        }
        return "Bearer " + now;
    }

    @Override
    public String toString() {
        return "Credentials[redacted]";
    }
}
