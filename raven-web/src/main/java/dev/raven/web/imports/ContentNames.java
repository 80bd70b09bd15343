package dev.raven.web.imports;

import dev.raven.core.imports.BrokenFileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names what has no id in its file by what it says, so that it is called the same in whichever page of an export it stands. Its
 * turn tells it from what says the same, and nothing else.
 */
final class ContentNames {
    /** Each is remembered until the end. */
    static final int MOST = 200_000;

    private final Map<String, Integer> turns = new HashMap<>();

    /**
     * The name of one more.
     *
     * @param parts of what it says, and of what kind it is
     * @throws BrokenFileException when there are more than 200,000 that say something different
     */
    String of(String... parts) throws BrokenFileException {
        String content = hash(parts);
        if (turns.size() == MOST && !turns.containsKey(content)) {
            throw new BrokenFileException("more than " + MOST + " things in it have no id; divide it");
        }
        return content + " " + turns.merge(content, 1, Integer::sum);
    }

    /** Each part after its length, so that no two things are the same text. */
    private static String hash(String... parts) {
        MessageDigest sum = Sha256.begin();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            sum.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
            sum.update(text);
        }
        return HexFormat.of().formatHex(sum.digest());
    }
}
