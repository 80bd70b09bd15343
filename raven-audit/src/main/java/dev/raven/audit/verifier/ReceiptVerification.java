package dev.raven.audit.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a receipt of an erasure is Raven's, and what it says. */
final class ReceiptVerification {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern TEXT = Pattern.compile(
            "[^\n]+/ten_[A-Za-z0-9_-]{22}\nerasure 1\nreceipt rcp_[A-Za-z0-9_-]{22}\nsubject [a-z]+ [a-z]+_[A-Za-z0-9_-]{22}\n"
                    + "(?:[a-z-]+ [^\n]+\n)+");

    private final List<VerifierKey> keys;
    private final boolean asJson;

    /** @param asJson whether a program is told, and not a person */
    ReceiptVerification(List<VerifierKey> keys, boolean asJson) {
        this.keys = keys;
        this.asJson = asJson;
    }

    /**
     * Tells what a receipt is worth; its text only where somebody who is trusted has signed it.
     *
     * @return whether it is Raven's
     */
    boolean tell(Path file, PrintStream out) throws IOException {
        SignedNote note = note(file);
        List<VerifierKey> signers = note.signers(keys);
        boolean verified = !signers.isEmpty() && TEXT.matcher(note.text()).matches();
        List<String> names =
                signers.stream().map(key -> key.name() + "+" + key.id()).toList();
        if (asJson) {
            out.println(verified ? json(note.text(), names) : "{\"verified\":false}");
        } else if (verified) {
            out.print(note.text());
            out.printf(
                    Locale.ROOT,
                    "%nResult     VERIFIED. This is a receipt, as signed by %s.%n",
                    String.join(" and ", names));
        } else {
            out.printf(Locale.ROOT, "Result     NOT VERIFIED. No receipt that one of these keys has signed.%n");
        }
        return verified;
    }

    /** The first line is the log; every other one has a name, and what comes behind it. */
    private static String json(String text, List<String> signers) throws IOException {
        List<String> lines = text.lines().toList();
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(written)) {
            json.writeStartObject();
            json.writeBooleanField("verified", true);
            json.writeStringField("log", lines.getFirst());
            json.writeArrayFieldStart("signed_by");
            for (String signer : signers) {
                json.writeString(signer);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("receipt");
            for (String line : lines.subList(1, lines.size())) {
                String[] named = line.split(" ", 2);
                json.writeStringField(named[0].replace('-', '_'), named[1]);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return written.toString();
    }

    private static SignedNote note(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new UnusableException(file + " is too long for a receipt.");
        }
        try {
            return SignedNote.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notANote) {
            throw new UnusableException(
                    file + " is no signed note; fetch it from GET /api/v1/erasures/{receipt_id}/note.");
        }
    }
}
