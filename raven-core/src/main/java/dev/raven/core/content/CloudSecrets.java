package dev.raven.core.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets without a beginning of their own, which the name of their setting gives away. */
final class CloudSecrets implements Detector {
    private static final List<String> AWS_NAMES =
            List.of("secret_access_key", "SECRET_ACCESS_KEY", "secretAccessKey", "SecretAccessKey");
    private static final int AWS_LENGTH = 40;
    private static final int LONGEST_GAP = 6;
    private static final int SAS_LEAST = 43;
    private static final int SAS_MOST = 100;
    private static final int SAS_QUERY = 300;

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        return text.charAt(at) == 's' && Letters.hasAt(text, at, "sig=") ? sas(text, at) : aws(text, at);
    }

    private static @Nullable Finding aws(CharSequence text, int at) {
        for (String name : AWS_NAMES) {
            if (Letters.hasAt(text, at, name)) {
                return awsValue(text, at + name.length());
            }
        }
        return null;
    }

    private static @Nullable Finding awsValue(CharSequence text, int afterName) {
        int limit = Math.min(text.length(), afterName + LONGEST_GAP);
        int start = afterName;
        while (start < limit && " \"'=:>".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = Alphabet.BASE64.runEnd(text, start, AWS_LENGTH);
        boolean is = end - start == AWS_LENGTH
                && TokenShape.drawn(text.subSequence(start, end).toString());
        return is ? new Finding(SensitiveKind.AWS_SECRET_KEY, start, end) : null;
    }

    /** Azure, shared access signature: the signature of a query that also has a version. */
    private static @Nullable Finding sas(CharSequence text, int at) {
        int start = at + "sig=".length();
        int end = Alphabet.ESCAPED.runEnd(text, start, SAS_MOST);
        boolean is = end - start >= SAS_LEAST
                && end - start <= SAS_MOST
                && Letters.before(text, at, SAS_QUERY).contains("sv=20");
        return is ? new Finding(SensitiveKind.AZURE_SAS, start, end) : null;
    }
}
