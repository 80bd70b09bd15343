package dev.raven.audit.note;

import java.util.HexFormat;

/**
 * A signature below a note, by whatever key.
 *
 * @param keyName the name of the key that claims to have made it
 * @param keyId which key of that name: 8 lower-case hex digits
 * @param bytes the signature itself
 */
public record NoteSignature(String keyName, String keyId, byte[] bytes) {
    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    public NoteSignature {
        VerifierKey.name(keyName);
        if (!keyId.matches("[0-9a-f]{8}") || bytes.length == 0) {
            throw new IllegalArgumentException("a signature must have a key id of 8 hex digits, and bytes");
        }
    }

    /** @throws IllegalArgumentException when the line is not a signature */
    static NoteSignature parse(String line) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3) {
            throw new IllegalArgumentException("a signature line must be a dash, a key name and base64");
        }
        byte[] both = StrictBase64.bytes(parts[2]);
        if (both.length <= ID_BYTES) {
            throw new IllegalArgumentException("a signature must be longer than its key's id");
        }
        byte[] bytes = new byte[both.length - ID_BYTES];
        System.arraycopy(both, ID_BYTES, bytes, 0, bytes.length);
        return new NoteSignature(parts[1], HexFormat.of().formatHex(both, 0, ID_BYTES), bytes);
    }

    String line() {
        byte[] both = new byte[ID_BYTES + bytes.length];
        System.arraycopy(HexFormat.of().parseHex(keyId), 0, both, 0, ID_BYTES);
        System.arraycopy(bytes, 0, both, ID_BYTES, bytes.length);
        return DASH + keyName + " " + StrictBase64.of(both) + "\n";
    }
}
