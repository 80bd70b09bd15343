package dev.raven.audit.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.auditor.AuditExportHead;
import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.ExportedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Raven's own format, which the offline verifier reads: a header, then a line an event with its exact bytes, as the last thing
 * before the brace that closes the line.
 */
final class NativeLines implements AuditRenderer {
    private static final int VERSION = 1;

    @Override
    public byte[] begin(AuditExportHead head) {
        ObjectNode json = Line.object()
                .put("raven_audit_export", VERSION)
                .put("log", head.log().value())
                .put("origin", head.origin())
                .put("from", head.span().first())
                .put("to", head.span().last())
                .put("previous_hash", head.previousHash());
        if (head.complete()) {
            put(json, "frontier", head.frontier());
        } else {
            json.put("tree_size", head.treeSize());
        }
        json.put("complete", head.complete());
        json.put("exported_at", head.exportedAt().truncatedTo(ChronoUnit.MICROS).toString());
        return Line.bytes(json);
    }

    @Override
    public byte[] line(ExportedEvent event) {
        ObjectNode before = Line.object().put("leaf_hash", new Line(event).leafHash());
        event.hashes().ifPresent(hashes -> put(before, "hashes", hashes));
        String text = before.toString();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes((text.substring(0, text.length() - 1) + ",\"event\":").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(event.event().stored().body());
        line.writeBytes(new byte[] {'}', '\n'});
        return line.toByteArray();
    }

    private static void put(ObjectNode json, String name, List<byte[]> hashes) {
        ArrayNode array = json.putArray(name);
        hashes.forEach(hash -> array.add(Line.base64(hash)));
    }
}
