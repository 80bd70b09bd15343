package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server holds, in bytes.
 *
 * @param heap of live objects, after a full collection
 * @param resident of the Java process, all of it; 0 where the system does not tell
 * @param redis as Redis counts it
 */
record Footprint(long heap, long resident, long redis) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    static Footprint of(OwnServer raven, RedisServer redis) {
        try {
            return new Footprint(number(TOTAL, histogram(raven.pid())), resident(raven), redis.usedMemory());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Of the Java process right now, without a collection; 0 where the system does not tell. */
    static long resident(OwnServer raven) {
        try {
            Path status = Path.of("/proc/" + raven.pid() + "/status");
            return Files.exists(status) ? number(RESIDENT, Files.readString(status)) * 1024 : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Counting live objects collects all others first. */
    private static String histogram(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in what was measured");
        }
        return Long.parseLong(found.group(1));
    }
}
