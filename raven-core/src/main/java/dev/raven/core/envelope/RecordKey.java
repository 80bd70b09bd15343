package dev.raven.core.envelope;

import java.util.Arrays;

/** The key of one record and the commitment to it, derived together; wiped when closed. */
final class RecordKey implements AutoCloseable {
    private final byte[] key;
    private final byte[] commitment;

    private RecordKey(byte[] both) {
        this.key = Arrays.copyOf(both, KeyMaterial.LENGTH);
        this.commitment = Arrays.copyOfRange(both, KeyMaterial.LENGTH, both.length);
        Arrays.fill(both, (byte) 0);
    }

    /** @param bound the record's context as bytes */
    static RecordKey derive(SealKey key, byte[] salt, byte[] bound) {
        byte[] secret = key.material().copy();
        try {
            return new RecordKey(Hkdf.derive(secret, salt, bound, KeyMaterial.LENGTH + Envelope.COMMITMENT));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The key itself, not a copy. */
    byte[] key() {
        return key;
    }

    byte[] commitment() {
        return commitment;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
