package dev.raven.persistence.backup;

import dev.raven.core.backup.FileName;
import dev.raven.core.backup.S3Settings;
import java.io.IOException;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** One bucket, and the part of its keys that is for backups. */
final class S3Bucket implements AutoCloseable {
    private final S3Client s3;
    private final S3Settings settings;

    S3Bucket(S3Client s3, S3Settings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    String name() {
        return settings.bucket();
    }

    String prefix() {
        return settings.prefix();
    }

    String key(FileName file) {
        return settings.prefix() + file.value();
    }

    /** @throws IOException with the mend, when S3 does not do it; its cause is what the client threw */
    <T> T ask(Function<S3Client, T> call) throws IOException {
        try {
            return call.apply(s3);
        } catch (SdkException failed) {
            throw S3Failure.of(failed);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
