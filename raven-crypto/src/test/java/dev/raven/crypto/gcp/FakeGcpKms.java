package dev.raven.crypto.gcp;

import com.google.cloud.kms.v1.DecryptRequest;
import com.google.cloud.kms.v1.DecryptResponse;
import com.google.cloud.kms.v1.EncryptRequest;
import com.google.cloud.kms.v1.EncryptResponse;
import com.google.cloud.kms.v1.KeyManagementServiceGrpc.KeyManagementServiceImplBase;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Cloud KMS over its protocol: binds additional authenticated data, checks checksums, can be on a line that damages. */
final class FakeGcpKms extends KeyManagementServiceImplBase implements AutoCloseable {
    static final String KEY = "projects/raven-test/locations/europe-west3/keyRings/raven/cryptoKeys/tenant-keys";

    private final byte[] master = new byte[32];
    private final Server server;
    final GcpFrontDoor door = new GcpFrontDoor();
    final DamagingLine line = new DamagingLine();

    FakeGcpKms() {
        new SecureRandom().nextBytes(master);
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(ServerInterceptors.intercept(this, door))
                    .build()
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getPort() + "/";
    }

    @Override
    public void encrypt(EncryptRequest sent, StreamObserver<EncryptResponse> reply) {
        EncryptRequest request = line.carry(sent);
        if (!fits(request.hasPlaintextCrc32C(), request.getPlaintextCrc32C(), request.getPlaintext())) {
            refuse(reply, mismatch("plaintext"));
        } else if (!fits(
                request.hasAdditionalAuthenticatedDataCrc32C(),
                request.getAdditionalAuthenticatedDataCrc32C(),
                request.getAdditionalAuthenticatedData())) {
            refuse(reply, mismatch("additional_authenticated_data"));
        } else if (known(request.getName(), reply)) {
            ByteString ciphertext = seal(request.getPlaintext(), request.getAdditionalAuthenticatedData());
            answer(
                    reply,
                    line.carry(EncryptResponse.newBuilder()
                            .setName(KEY + "/cryptoKeyVersions/1")
                            .setCiphertext(ciphertext)
                            .setCiphertextCrc32C(Int64Value.of(checksum(ciphertext)))
                            .setVerifiedPlaintextCrc32C(request.hasPlaintextCrc32C())
                            .setVerifiedAdditionalAuthenticatedDataCrc32C(
                                    request.hasAdditionalAuthenticatedDataCrc32C())
                            .build()));
        }
    }

    @Override
    public void decrypt(DecryptRequest sent, StreamObserver<DecryptResponse> reply) {
        DecryptRequest request = line.carry(sent);
        if (!fits(request.hasCiphertextCrc32C(), request.getCiphertextCrc32C(), request.getCiphertext())) {
            refuse(reply, mismatch("ciphertext"));
        } else if (!fits(
                request.hasAdditionalAuthenticatedDataCrc32C(),
                request.getAdditionalAuthenticatedDataCrc32C(),
                request.getAdditionalAuthenticatedData())) {
            refuse(reply, mismatch("additional_authenticated_data"));
        } else if (known(request.getName(), reply)) {
            open(request, reply);
        }
    }

    private void open(DecryptRequest request, StreamObserver<DecryptResponse> reply) {
        byte[] both = request.getCiphertext().toByteArray();
        try {
            if (both.length < 28) {
                throw new IntegrityException();
            }
            ByteString plain = ByteString.copyFrom(AesGcm.decrypt(
                    master,
                    Arrays.copyOf(both, AesGcm.IV),
                    request.getAdditionalAuthenticatedData().toByteArray(),
                    Arrays.copyOfRange(both, AesGcm.IV, both.length)));
            answer(
                    reply,
                    line.carry(DecryptResponse.newBuilder()
                            .setPlaintext(plain)
                            .setPlaintextCrc32C(Int64Value.of(checksum(plain)))
                            .setUsedPrimary(true)
                            .build()));
        } catch (IntegrityException invalid) {
            refuse(reply, Status.INVALID_ARGUMENT.withDescription("Decryption failed: the ciphertext is invalid."));
        }
    }

    private ByteString seal(ByteString plain, ByteString associated) {
        byte[] iv = new byte[AesGcm.IV];
        new SecureRandom().nextBytes(iv);
        byte[] sealed = AesGcm.encrypt(master, iv, associated.toByteArray(), plain.toByteArray());
        return ByteString.copyFrom(iv).concat(ByteString.copyFrom(sealed));
    }

    private static boolean known(String name, StreamObserver<?> reply) {
        if (!name.equals(KEY)) {
            refuse(reply, Status.NOT_FOUND.withDescription("CryptoKey " + name + " not found."));
        }
        return name.equals(KEY);
    }

    private static boolean fits(boolean sent, Int64Value checksum, ByteString bytes) {
        return !sent || checksum.getValue() == checksum(bytes);
    }

    private static long checksum(ByteString bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        return checksum.getValue();
    }

    private static Status mismatch(String field) {
        return Status.INVALID_ARGUMENT.withDescription(
                "The checksum in field " + field + "_crc32c did not match the data in field " + field + ".");
    }

    private static void refuse(StreamObserver<?> reply, Status status) {
        reply.onError(status.asRuntimeException());
    }

    private static <A> void answer(StreamObserver<A> reply, A answer) {
        reply.onNext(answer);
        reply.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
