package dev.raven.web.json;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a body: UTF-8 and nothing else (RFC 8259, 8.1), and without halves of characters. */
final class JsonText {
    /** An escape, whole: a backslash and what it escapes. Two that make one character together are taken together. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\\\u([dD][89a-fA-F])?|\\\\.",
            Pattern.DOTALL);

    private JsonText() {}

    static String decode(byte[] body) {
        if (body.length == 0) {
            throw malformed("The body is empty; send a JSON object.");
        }
        String text = strict(body);
        if (halfCharacter(text)) {
            throw malformed("The body holds half of a surrogate pair.");
        }
        return text;
    }

    static InvalidRequestException malformed(String detail) {
        return new InvalidRequestException(ProblemCode.MALFORMED_JSON, detail, List.of());
    }

    private static String strict(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The body is not UTF-8.");
        }
    }

    /** A lone surrogate cannot be stored as UTF-8, so it would come back as something else. */
    private static boolean halfCharacter(String text) {
        if (text.indexOf('\\') < 0) {
            return false;
        }
        Matcher escapes = ESCAPE.matcher(text);
        while (escapes.find()) {
            if (escapes.group(1) != null) {
                return true;
            }
        }
        return false;
    }
}
