package dev.raven.audit.sink;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What goes into a copy: one line of JSON. */
sealed interface CopyRecord {

    TenantId log();

    /** The line in UTF-8, with its line feed. */
    byte[] line();

    /** An event, its exact bytes inside the line. */
    record Event(TenantId log, StoredAuditEvent event) implements CopyRecord {

        @Override
        public byte[] line() {
            String leaf = Base64.getEncoder().encodeToString(TreeHash.leaf(event.body()));
            String head = "{\"log\":\"" + log.value() + "\",\"leaf_hash\":\"" + leaf + "\",\"event\":";
            ByteArrayOutputStream line = new ByteArrayOutputStream(event.body().length + 128);
            line.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            line.writeBytes(event.body());
            line.writeBytes("}\n".getBytes(StandardCharsets.US_ASCII));
            return line.toByteArray();
        }
    }

    /** A checkpoint. */
    record Checkpoint(TenantId log, AuditCheckpoint checkpoint) implements CopyRecord {

        @Override
        public byte[] line() {
            String note = new String(JsonStringEncoder.getInstance().quoteAsString(checkpoint.note()));
            return ("{\"log\":\"" + log.value() + "\",\"checkpoint\":\"" + note + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
