package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupTarget.NewFile;
import dev.raven.core.backup.FileName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A file on its way into a bucket: in one piece where it is small, else in parts, the first thousand of 8 MiB each. S3 takes
 * 10,000, so each further thousand is of parts 8 MiB larger: nearly 430 GiB in all.
 */
final class S3Upload implements NewFile {
    private static final int PART = 8 << 20;
    private static final int ALIKE = 1000;
    private static final String TYPE = "application/octet-stream";

    private final S3Bucket bucket;
    private final String key;
    private final OutputStream content = new Content();
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[PART];
    private int filled;
    private @Nullable String uploadId;

    /** No longer once a part failed: a file with a hole in it must never be there. */
    private boolean open = true;

    S3Upload(S3Bucket bucket, FileName name) {
        this.bucket = bucket;
        this.key = bucket.key(name);
    }

    /** The size of the part that follows so many, in bytes. */
    static int size(int before) {
        return PART * (1 + before / ALIKE);
    }

    @Override
    public OutputStream content() {
        return content;
    }

    @Override
    public void commit() throws IOException {
        requireOpen();
        open = false;
        if (uploadId == null) {
            bucket.ask(
                    s3 -> s3.putObject(put -> put.bucket(bucket.name()).key(key).checksumCRC32(checksum()), body()));
        } else {
            String id = begun();
            send(id);
            bucket.ask(s3 -> s3.completeMultipartUpload(complete ->
                    complete.bucket(bucket.name()).key(key).uploadId(id).multipartUpload(all -> all.parts(parts))));
            uploadId = null;
        }
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("the file is whole or given up; begin it anew");
        }
    }

    private void drain() throws IOException {
        open = false;
        send(begun());
        if (buffer.length < size(parts.size())) {
            buffer = new byte[size(parts.size())];
        }
        open = true;
    }

    private String begun() throws IOException {
        if (uploadId == null) {
            CreateMultipartUploadResponse begun = bucket.ask(s3 -> s3.createMultipartUpload(
                    begin -> begin.bucket(bucket.name()).key(key).checksumAlgorithm(ChecksumAlgorithm.CRC32)));
            uploadId = begun.uploadId();
        }
        return uploadId;
    }

    private void send(String id) throws IOException {
        int number = parts.size() + 1;
        String checksum = checksum();
        UploadPartResponse sent = bucket.ask(s3 -> s3.uploadPart(
                part -> part.bucket(bucket.name())
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumCRC32(checksum),
                body()));
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumCRC32(checksum)
                .build());
        filled = 0;
    }

    /** S3 refuses what does not have it. */
    private String checksum() {
        CRC32 sum = new CRC32();
        sum.update(buffer, 0, filled);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) sum.getValue())
                        .array());
    }

    /** The buffer itself, not a copy; read anew from its start when the client tries again. */
    private RequestBody body() {
        int length = filled;
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(buffer, 0, length), length, TYPE);
    }

    @Override
    public void close() throws IOException {
        open = false;
        String id = uploadId;
        uploadId = null;
        if (id != null) {
            abort(id);
        }
    }

    private void abort(String id) throws IOException {
        try {
            bucket.ask(s3 -> s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket.name()).key(key).uploadId(id)));
        } catch (IOException failed) {
            if (!(failed.getCause() instanceof NoSuchUploadException)) {
                throw failed;
            }
        }
    }

    private final class Content extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        /** A part goes when there is more: a file of just one is put in one piece. */
        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            requireOpen();
            int end = offset + length;
            for (int at = offset; at < end; ) {
                if (filled == buffer.length) {
                    drain();
                }
                int step = Math.min(buffer.length - filled, end - at);
                System.arraycopy(from, at, buffer, filled, step);
                filled += step;
                at += step;
            }
        }
    }
}
