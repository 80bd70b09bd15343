package dev.raven.core.backup;

import dev.raven.core.envelope.KeyMaterial;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes records into one archive: put behind each other, compressed, sealed. */
final class ArchiveWriter implements AutoCloseable {
    /** The first bytes of every archive, with the number of its format. */
    static final String MAGIC = "RAVEN-ARCHIVE-1\n";

    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;
    private long records;

    /** @param context which archive it is */
    ArchiveWriter(OutputStream target, KeyMaterial key, byte[] context, RandomGenerator random) throws IOException {
        target.write(MAGIC.getBytes(StandardCharsets.US_ASCII));
        OutputStream sealed = new SealedOutput(target, key, context, random);
        this.out = new DataOutputStream(new BufferedOutputStream(new FastGzip(sealed), BUFFER));
    }

    void write(StoredRecord record) throws IOException {
        out.writeByte(record.kind().number());
        out.writeUTF(record.tenant().map(Object::toString).orElse(""));
        out.writeUTF(record.person().map(Object::toString).orElse(""));
        out.writeUTF(record.key());
        out.writeInt(record.parts().size());
        for (byte[] part : record.parts()) {
            out.writeInt(part.length);
            out.write(part);
        }
        records++;
    }

    long records() {
        return records;
    }

    @Override
    public void close() throws IOException {
        out.writeByte(ArchiveReader.END);
        out.writeLong(records);
        out.close();
    }

    /** Most of what comes is sealed already and does not get smaller: no time is to be lost on trying hard. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
