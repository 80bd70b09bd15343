package dev.raven.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A text with the signatures below it (C2SP signed-note). What it says must be ignored until {@link #signers} says that a known
 * key has signed it.
 *
 * @param text ends with a line break, and has no control characters but those
 * @param signatures 1 to 16
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MOST_CHARACTERS = 128 * 1024;
    private static final int MOST_SIGNATURES = 16;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(each -> each < ' ' && each != '\n')) {
            throw new IllegalArgumentException("a note must end with a line break and have no control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a note must have 1 to 16 signatures");
        }
    }

    /** A text signed by these keys, at least one. */
    public static SignedNote of(String text, NoteSigner... signers) {
        return new SignedNote(
                text, Arrays.stream(signers).map(key -> key.signature(text)).toList());
    }

    /**
     * Reads a note as {@link #toString} writes it, of at most 128 KiB.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static SignedNote parse(String note) {
        int end = note.length() > MOST_CHARACTERS ? -1 : note.lastIndexOf("\n\n");
        if (end < 0 || end + 2 == note.length() || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a note must be a text, an empty line and signatures");
        }
        String[] lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        return new SignedNote(
                note.substring(0, end + 1),
                Arrays.stream(lines).map(NoteSignature::parse).toList());
    }

    /**
     * Which of the known keys have signed it. Signatures by other keys count for nothing; a wrong one that claims to be by a known
     * key makes all others worthless.
     *
     * @return none when the note must not be believed
     */
    public List<VerifierKey> signers(List<VerifierKey> known) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> claimed = known.stream()
                .filter(key -> signatures.stream().anyMatch(key::made))
                .toList();
        boolean allRight = claimed.stream()
                .allMatch(key -> signatures.stream()
                        .filter(key::made)
                        .allMatch(signature -> key.verifies(bytes, signature.bytes())));
        return allRight ? claimed : List.of();
    }

    /** The note as it is stored and given away. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
