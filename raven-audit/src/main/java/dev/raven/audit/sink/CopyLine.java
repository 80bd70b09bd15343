package dev.raven.audit.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a copy as it is read back. */
sealed interface CopyLine {

    /** The first line of a file. */
    record Head(FileHeader header) implements CopyLine {}

    /** An event whose bytes are those that were hashed. */
    record Event(TenantId log, StoredAuditEvent event) implements CopyLine {}

    /** A checkpoint, of which the size is what counts here. */
    record Checkpoint(TenantId log, long size) implements CopyLine {}

    /** What was written otherwise. */
    record Damaged() implements CopyLine {}

    /** @param line without its line feed */
    static CopyLine read(byte[] line) {
        try {
            if (FileHeader.isOne(line)) {
                return new Head(FileHeader.read(line));
            }
            return Parts.event(line).or(() -> Parts.checkpoint(line)).orElseGet(Damaged::new);
        } catch (IOException | IllegalArgumentException noLine) {
            return new Damaged();
        }
    }

    /** How a line is taken apart: an event's bytes by their place, as they must stay what they are. */
    final class Parts {
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Pattern FRAME = Pattern.compile(
                "\\{\"log\":\"(ten_[A-Za-z0-9_-]{22})\",\"leaf_hash\":\"([A-Za-z0-9+/=]{44})\",\"event\":");
        private static final int FRAME_LENGTH = "{'log':'',\"leaf_hash\":\"\",\"event\":".length() + 26 + 44;

        private Parts() {}

        private static Optional<CopyLine> event(byte[] line) {
            int length = Math.min(line.length, FRAME_LENGTH);
            Matcher frame = FRAME.matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1));
            if (!frame.matches() || line.length < FRAME_LENGTH + 2 || line[line.length - 1] != '}') {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOfRange(line, FRAME_LENGTH, line.length - 1);
            boolean whole =
                    Arrays.equals(TreeHash.leaf(body), Base64.getDecoder().decode(frame.group(2)));
            long sequence = number(json(body).path("sequence"));
            return whole && sequence > 0
                    ? Optional.of(new Event(new TenantId(frame.group(1)), new StoredAuditEvent(sequence, body)))
                    : Optional.empty();
        }

        private static Optional<CopyLine> checkpoint(byte[] line) {
            JsonNode json = json(line);
            String[] note = json.path("checkpoint").asText("").split("\n", 3);
            return note.length == 3 && note[1].matches("[0-9]{1,18}")
                    ? Optional.of(new Checkpoint(new TenantId(json.path("log").asText()), Long.parseLong(note[1])))
                    : Optional.empty();
        }

        private static long number(JsonNode node) {
            return node.isIntegralNumber() ? node.longValue() : 0;
        }

        private static JsonNode json(byte[] bytes) {
            try {
                return JSON.readTree(bytes);
            } catch (IOException noJson) {
                throw new IllegalArgumentException(noJson);
            }
        }
    }
}
