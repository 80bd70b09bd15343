package dev.raven.core.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** An export as it is written: counts its lines, and ends with their sum. */
final class ExportFile {
    private final ExportFormat format;
    private final DigestOutputStream out;
    private final Map<String, Long> counts =
            new TreeMap<>(Map.of("conversations", 0L, "interactions", 0L, "facts", 0L));

    ExportFile(ExportFormat format, OutputStream out) {
        this.format = format;
        this.out = new DigestOutputStream(out, sha256());
    }

    void write(ExportLine line) throws IOException {
        out.write(format.line(line));
        switch (line) {
            case ExportLine.Talk talk -> count("conversations");
            case ExportLine.Exchange exchange -> count("interactions");
            case ExportLine.Known known -> count("facts");
            case ExportLine.Head head -> {}
            case ExportLine.Person person -> {}
            case ExportLine.End end -> {}
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void end() throws IOException {
        String sum = HexFormat.of().formatHex(out.getMessageDigest().digest());
        write(new ExportLine.End(Map.copyOf(counts), sum));
        out.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
