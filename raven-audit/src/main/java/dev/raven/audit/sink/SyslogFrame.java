package dev.raven.audit.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Records as syslog messages (RFC 5424), each behind the count of its octets (RFC 6587, 3.4.1). */
final class SyslogFrame {
    /** Facility 13, log audit; severity 6, informational. */
    private static final int PRIORITY = 13 * 8 + 6;

    private SyslogFrame() {}

    static byte[] of(List<CopyRecord> records, Instant now) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        records.forEach(one -> {
            byte[] line = one.line();
            byte[] header = header(one, now).getBytes(StandardCharsets.US_ASCII);
            int length = header.length + line.length - 1;
            frames.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
            frames.writeBytes(header);
            frames.write(line, 0, line.length - 1); // no line feed: the count tells where it ends
        });
        return frames.toByteArray();
    }

    private static String header(CopyRecord one, Instant now) {
        String kind = one instanceof CopyRecord.Event ? "event" : "checkpoint";
        return "<" + PRIORITY + ">1 " + now.truncatedTo(ChronoUnit.MICROS) + " - raven "
                + ProcessHandle.current().pid() + " " + kind + " - ";
    }
}
