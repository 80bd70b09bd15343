package dev.raven.persistence.backup;

import dev.raven.core.backup.S3Settings;
import java.net.URI;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that others wrote, which speaks S3, checks signatures and checksums, and keeps its objects in memory. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "raven-backups";
    static final String ID = "AKIATESTTESTTESTTEST";
    static final String SECRET = "test-secret-access-key";

    private final BlobStore objects;
    private final S3Proxy proxy;

    private S3Server(BlobStore objects) throws Exception {
        this.objects = objects;
        this.proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ID, SECRET)
                .build();
        proxy.start();
    }

    static S3Server start() throws Exception {
        S3Server server = new S3Server(new TransientNio2BlobStore());
        try (S3Client s3 = client(server.settings(""))) {
            s3.createBucket(make -> make.bucket(BUCKET));
        }
        return server;
    }

    /** Another server over the same objects. */
    S3Server again() throws Exception {
        return new S3Server(objects);
    }

    S3Settings settings(String prefix) {
        return settings(proxy.getPort(), prefix);
    }

    static S3Settings settings(int port, String prefix) {
        return new S3Settings(BUCKET, prefix, "us-east-1", Optional.of(URI.create("http://127.0.0.1:" + port)));
    }

    /** What knows the secret. */
    static S3Client client(S3Settings settings) {
        return client(settings, ID, SECRET);
    }

    static S3Client client(S3Settings settings, String id, String secret) {
        return S3Connection.to(settings)
                .credentialsProvider(credentials(id, secret))
                .build();
    }

    static AwsCredentialsProvider credentials(String id, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
