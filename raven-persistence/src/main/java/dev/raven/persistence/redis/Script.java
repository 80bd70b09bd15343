package dev.raven.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** An atomic step in Redis: a Lua script that lies beside the class that runs it. All its keys share one slot. */
public final class Script {
    private final byte[] source;
    private final byte[] digest;

    private Script(byte[] source) {
        this.source = source;
        this.digest = HexFormat.of().formatHex(sha1(source)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The script {@code name.lua} in the folder of {@code type}. */
    public static Script beside(Class<?> type, String name) {
        try (InputStream resource = type.getResourceAsStream(name + ".lua")) {
            if (resource == null) {
                throw new IllegalStateException("no script " + name);
            }
            return new Script(resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param args texts, numbers or byte arrays */
    public ScriptCall on(List<String> keys, Object... args) {
        return on(keys, Arrays.asList(args));
    }

    /** @param args texts, numbers or byte arrays */
    public ScriptCall on(List<String> keys, List<?> args) {
        return new ScriptCall(
                this,
                keys.stream().map(Script::encoded).toList(),
                args.stream().map(Script::encoded).toList());
    }

    byte[] source() {
        return source;
    }

    byte[] digest() {
        return digest;
    }

    private static byte[] encoded(Object value) {
        return value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha1(byte[] source) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(source);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
