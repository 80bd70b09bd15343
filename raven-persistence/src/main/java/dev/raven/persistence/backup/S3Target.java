package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.FileName;
import dev.raven.core.backup.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Backups in a bucket of S3, of AWS or of another that speaks its protocol. It is first called when a file is. */
final class S3Target implements BackupTarget {
    private final S3Bucket bucket;

    S3Target(S3Bucket bucket) {
        this.bucket = bucket;
    }

    static S3Target open(S3Settings settings) {
        return new S3Target(new S3Bucket(S3Connection.to(settings).build(), settings));
    }

    @Override
    public NewFile create(String name) {
        return new S3Upload(bucket, new FileName(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        FileName file = new FileName(name);
        try {
            return new S3Content(bucket.ask(
                    s3 -> s3.getObject(get -> get.bucket(bucket.name()).key(bucket.key(file)))));
        } catch (IOException failed) {
            throw failed.getCause() instanceof NoSuchKeyException ? new NoSuchFileException(name) : failed;
        }
    }

    /** Asks for a list, not for the object: what S3 answers to that does not tell a missing bucket from a missing file. */
    @Override
    public long length(String name) throws IOException {
        String key = bucket.key(new FileName(name));
        List<S3Object> first = bucket.ask(s3 -> s3.listObjectsV2(
                        list -> list.bucket(bucket.name()).prefix(key).maxKeys(1))
                .contents());
        return first.isEmpty() || !key.equals(first.get(0).key())
                ? -1
                : first.get(0).size();
    }

    /** In an order of its own: not every S3 keeps the protocol's. */
    @Override
    public Stream<String> list(String prefix) throws IOException {
        String all = bucket.prefix() + FileName.beginning(prefix);
        List<String> keys = bucket.ask(s3 ->
                s3.listObjectsV2Paginator(list -> list.bucket(bucket.name()).prefix(all)).contents().stream()
                        .map(S3Object::key)
                        .toList());
        return keys.stream()
                .map(key -> key.substring(bucket.prefix().length()))
                .filter(FileName::isOne)
                .sorted();
    }

    @Override
    public void delete(String name) throws IOException {
        String key = bucket.key(new FileName(name));
        bucket.ask(s3 -> s3.deleteObject(delete -> delete.bucket(bucket.name()).key(key)));
    }

    @Override
    public void close() {
        bucket.close();
    }
}
