package dev.raven.core.backup;

import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Opens what {@link SealedOutput} sealed; nothing of a segment is handed out before all of it is proved. */
final class SealedInput extends InputStream {
    /** Plain bytes of a segment that any version of Raven wrote. */
    static final int LARGEST = 1 << 20;

    private static final int TAG = 16;

    private final DataInputStream in;
    private final byte[] key;
    private byte[] plain = new byte[0];
    private int read;
    private long segment;
    private boolean last;
    private boolean goesOn;

    SealedInput(InputStream in, KeyMaterial key, byte[] context) throws IOException {
        byte[] salt = in.readNBytes(SealedOutput.SALT);
        if (salt.length < SealedOutput.SALT) {
            throw new DamagedArchiveException("was cut");
        }
        this.in = new DataInputStream(in);
        this.key = SealedOutput.derive(key, context, salt);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (read == plain.length && length > 0) {
            if (last) {
                requireEnd();
                return -1;
            }
            open();
        }
        int some = Math.min(length, plain.length - read);
        System.arraycopy(plain, read, bytes, from, some);
        read += some;
        return some;
    }

    private void open() throws IOException {
        try {
            last = in.readByte() == 1;
            int length = in.readInt();
            if (length < TAG || length > LARGEST + TAG) {
                throw new DamagedArchiveException("was changed");
            }
            byte[] sealed = new byte[length];
            in.readFully(sealed);
            Arrays.fill(plain, (byte) 0);
            plain = AesGcm.decrypt(key, SealedOutput.iv(segment++, last), new byte[0], sealed);
            read = 0;
        } catch (EOFException cut) {
            throw new DamagedArchiveException("was cut");
        } catch (IntegrityException altered) {
            throw new DamagedArchiveException("was changed, or is another's");
        }
    }

    /** Said each time: what decompresses looks for more behind its end, and takes any refusal for there being none. */
    private void requireEnd() throws IOException {
        goesOn |= in.read() >= 0;
        if (goesOn) {
            throw new DamagedArchiveException("goes on behind its end");
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        Arrays.fill(key, (byte) 0);
        in.close();
    }
}
