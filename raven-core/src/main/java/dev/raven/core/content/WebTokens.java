package dev.raven.core.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens in compact form, signed or encrypted: the header decodes to JSON that names an algorithm (RFC 7515, 7516). */
final class WebTokens implements Detector {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_HEADER = 4096;
    private static final int LEAST_HEADER = 15;
    private static final int MOST_PARTS = 5;

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        if (!Letters.hasAt(text, at, "eyJ") || at > 0 && Alphabet.BASE64URL.has(text.charAt(at - 1))) {
            return null;
        }
        int header = Alphabet.BASE64URL.runEnd(text, at, LONGEST_HEADER);
        int end = header;
        int parts = 1;
        while (parts < MOST_PARTS && end < text.length() && text.charAt(end) == '.') {
            int next = Alphabet.BASE64URL.runEnd(text, end + 1, text.length());
            if (next == end + 1 && parts > 2) {
                break;
            }
            end = next;
            parts++;
        }
        boolean is = parts >= 3 && end - at > LEAST_HEADER && namesAlgorithm(text.subSequence(at, header));
        return is ? new Finding(SensitiveKind.JWT, at, end) : null;
    }

    private static boolean namesAlgorithm(CharSequence header) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(header.toString());
            String text = new String(json, StandardCharsets.UTF_8);
            return text.startsWith("{")
                    && text.contains("\"alg\"")
                    && JSON.readTree(text).path("alg").isTextual();
        } catch (IllegalArgumentException | JsonProcessingException notAHeader) {
            return false;
        }
    }
}
