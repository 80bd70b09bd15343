package dev.raven.audit.verifier;

import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a receipt of an erasure is Raven's, and what it says. */
final class ReceiptVerification {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern TEXT = Pattern.compile(
            "[^\n]+/ten_[A-Za-z0-9_-]{22}\nerasure 1\nreceipt rcp_[A-Za-z0-9_-]{22}\nsubject [a-z]+ [a-z]+_[A-Za-z0-9_-]{22}\n"
                    + "(?:[a-z-]+ [^\n]+\n)+");

    private final List<VerifierKey> keys;

    ReceiptVerification(List<VerifierKey> keys) {
        this.keys = keys;
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
        if (verified) {
            out.print(note.text());
            out.printf(
                    Locale.ROOT,
                    "%nResult     VERIFIED. This is a receipt, as signed by %s.%n",
                    signers.stream().map(key -> key.name() + "+" + key.id()).collect(Collectors.joining(" and ")));
        } else {
            out.printf(Locale.ROOT, "Result     NOT VERIFIED. No receipt that one of these keys has signed.%n");
        }
        return verified;
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
