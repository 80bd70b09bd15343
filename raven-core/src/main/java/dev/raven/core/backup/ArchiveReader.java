package dev.raven.core.backup;

import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what {@link ArchiveWriter} wrote; a record is handed out only from segments that were proved. */
final class ArchiveReader implements AutoCloseable {
    static final int END = 0;

    private static final int BUFFER = 1 << 16;
    private static final int MOST_PARTS = 1 << 22;
    /** More than the storage takes in one value. */
    private static final int MOST_BYTES = 512 << 20;

    private final InputStream sealed;
    private final DataInputStream in;
    private long records;

    /** @throws DamagedArchiveException when it does not begin like an archive, or does not open with this key */
    ArchiveReader(InputStream source, KeyMaterial key, byte[] context) throws IOException {
        byte[] magic = source.readNBytes(ArchiveWriter.MAGIC.length());
        if (!Arrays.equals(magic, ArchiveWriter.MAGIC.getBytes(StandardCharsets.US_ASCII))) {
            throw new DamagedArchiveException("is no archive of this version of Raven");
        }
        this.sealed = new SealedInput(source, key, context);
        this.in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(sealed, BUFFER), BUFFER));
    }

    /** The next record; empty when the archive has ended, whole. */
    Optional<StoredRecord> next() throws IOException {
        try {
            int kind = in.readUnsignedByte();
            if (kind == END) {
                requireEnd();
                return Optional.empty();
            }
            records++;
            return Optional.of(record(Kind.of(kind)
                    .orElseThrow(() -> new DamagedArchiveException("holds what this version does not know"))));
        } catch (EOFException | ZipException cut) {
            throw new DamagedArchiveException("was cut");
        }
    }

    private StoredRecord record(Kind kind) throws IOException {
        Optional<TenantId> tenant = id(in.readUTF(), TenantId::new);
        Optional<UserId> person = id(in.readUTF(), UserId::new);
        String key = in.readUTF();
        List<byte[]> parts = new ArrayList<>();
        for (int left = bounded(in.readInt(), MOST_PARTS); left > 0; left--) {
            parts.add(part(bounded(in.readInt(), MOST_BYTES)));
        }
        return new StoredRecord(key, kind, tenant, person, parts);
    }

    private static <T> Optional<T> id(String text, Function<String, T> type) {
        return text.isEmpty() ? Optional.empty() : Optional.of(type.apply(text));
    }

    private byte[] part(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new DamagedArchiveException("was cut");
        }
        return bytes;
    }

    private static int bounded(int number, int most) throws DamagedArchiveException {
        if (number < 0 || number > most) {
            throw new DamagedArchiveException("holds what this version does not know");
        }
        return number;
    }

    /** Also of what is sealed: what decompresses stops where its own end is. */
    private void requireEnd() throws IOException {
        if (in.readLong() != records || in.read() >= 0 || sealed.read() >= 0) {
            throw new DamagedArchiveException("was changed");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
