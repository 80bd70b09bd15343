package dev.raven.crypto.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Moto, an emulator of AWS that others wrote, on a loopback port; it ends with this JVM, however that ends. */
final class MotoServer implements AutoCloseable {
    private static final Path HOME = Path.of("target", "moto").toAbsolutePath();
    private static final Path SYSTEM = HOME.resolve("usr/lib/x86_64-linux-gnu");
    private static final Path LOG = Path.of("target", "moto.log");
    private static final int NOT_HERE = 3;
    private static final Region REGION = Region.EU_CENTRAL_1;

    private final Process process;
    private final String url;

    private MotoServer(Process process, String port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** Skips the test, saying why, where moto cannot run; outside CI also where it could not be fetched. */
    static MotoServer start() throws IOException, InterruptedException {
        unpack();
        ProcessBuilder python = new ProcessBuilder(
                SYSTEM.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                SYSTEM.toString(),
                HOME.resolve("usr/bin/python3.13").toString(),
                "src/test/python/moto_until_eof.py");
        python.environment().put("PYTHONHOME", HOME.resolve("usr").toString());
        python.environment()
                .put("PYTHONPATH", HOME.resolve("usr/lib/python3/dist-packages").toString());
        Process process = python.redirectError(LOG.toFile()).start();
        BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
        String port = output.readLine();
        if (port == null) {
            throw new IllegalStateException("moto does not start; see raven-crypto/" + LOG);
        }
        return new MotoServer(process, port);
    }

    private static void unpack() throws IOException, InterruptedException {
        Process unpacking = new ProcessBuilder("/bin/sh", "src/test/sh/moto.sh", HOME.toString())
                .redirectErrorStream(true)
                .start();
        String reason = new String(unpacking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = unpacking.waitFor();
        if (code != NOT_HERE && System.getenv("CI") != null) {
            assertThat(code).as(reason).isZero();
        }
        assumeTrue(code == 0, reason);
    }

    /** How Raven is told to use it; moto takes any credentials. */
    Map<String, String> variables() {
        return Map.of(
                "AWS_REGION",
                REGION.id(),
                "AWS_ENDPOINT_URL_KMS",
                url,
                "AWS_ACCESS_KEY_ID",
                FakeAwsKms.ID,
                "AWS_SECRET_ACCESS_KEY",
                FakeAwsKms.SECRET);
    }

    /** Makes a symmetric key, as an operator does. */
    KeyMetadata createKey(String alias) {
        try (KmsClient operator = KmsClient.builder()
                .region(REGION)
                .endpointOverride(URI.create(url))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(FakeAwsKms.ID, FakeAwsKms.SECRET)))
                .build()) {
            KeyMetadata key = operator.createKey().keyMetadata();
            operator.createAlias(call -> call.aliasName(alias).targetKeyId(key.keyId()));
            return key;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
