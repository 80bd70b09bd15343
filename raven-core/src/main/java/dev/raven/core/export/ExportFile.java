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
    private ExportCounts counts = ExportCounts.NONE;

    ExportFile(ExportFormat format, OutputStream out) {
        this.format = format;
        this.out = new DigestOutputStream(out, sha256());
    }

    void write(ExportLine line) throws IOException {
        out.write(format.line(line));
        counts = counts.plus(line);
    }

    /** Lines that were written before. */
    void write(byte[] lines, ExportCounts have) throws IOException {
        out.write(lines);
        counts = counts.plus(have);
    }

    /** @param more counts besides those of the lines */
    void end(Map<String, Long> more) throws IOException {
        Map<String, Long> told = new TreeMap<>(counts.told());
        told.putAll(more);
        String sum = HexFormat.of().formatHex(out.getMessageDigest().digest());
        write(new ExportLine.End(Map.copyOf(told), sum));
        out.flush();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
