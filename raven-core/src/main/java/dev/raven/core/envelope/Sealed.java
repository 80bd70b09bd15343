package dev.raven.core.envelope;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sealed record: the bytes of one envelope, all that a store ever takes or returns for what people said and who they
 * are.
 */
public final class Sealed {
    private final byte[] bytes;

    /** @param bytes an envelope, as {@link RecordCipher} made it or a store kept it */
    public Sealed(byte[] bytes) {
        this(ByteBuffer.wrap(bytes.clone()));
    }

    private Sealed(ByteBuffer own) {
        this.bytes = own.array();
    }

    /** Of bytes that nobody else keeps: no copy is made. */
    static Sealed owning(byte[] bytes) {
        return new Sealed(ByteBuffer.wrap(bytes));
    }

    /** The envelope's bytes themselves, which the caller only reads. */
    byte[] shared() {
        return bytes;
    }

    /** A copy of the envelope's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size of the envelope, in bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "sealed, " + bytes.length + " bytes";
    }
}
