package dev.raven.web.audit;

import dev.raven.api.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a log to go on, as a client hands it back. */
final class Cursor {
    private static final Pattern TEXT = Pattern.compile("before:([1-9][0-9]{0,17})");

    private Cursor() {}

    static @Nullable String of(OptionalLong before) {
        if (before.isEmpty()) {
            return null;
        }
        byte[] text = ("before:" + before.getAsLong()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @throws InvalidRequestException where it is none that was handed out */
    static long read(String sent) {
        Matcher text = TEXT.matcher(decoded(sent));
        if (!text.matches()) {
            throw refusal();
        }
        return Long.parseLong(text.group(1));
    }

    private static String decoded(String sent) {
        try {
            return new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException noBase64) {
            throw refusal();
        }
    }

    private static InvalidRequestException refusal() {
        return InvalidRequestException.of("cursor", "must be the next_cursor of an answer.");
    }
}
