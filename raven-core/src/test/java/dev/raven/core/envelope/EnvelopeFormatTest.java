package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of docs/envelope-format.md, for Raven and for a decoder written from that document alone. */
class EnvelopeFormatTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Path DOCUMENT = Path.of("../docs/envelope-format.md");

    static Stream<Map<String, String>> vectors() throws IOException {
        List<Map<String, String>> vectors = new ArrayList<>();
        Matcher blocks = Pattern.compile("```vector\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        while (blocks.find()) {
            Map<String, String> vector = new TreeMap<>();
            for (String line : blocks.group(1).split("\n")) {
                vector.put(line.split(" *= *")[0], line.contains("= ") ? line.split(" *= *", 2)[1].trim() : "");
            }
            vectors.add(vector);
        }
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(3);
        return vectors.stream();
    }

    private static RecordContext context(Map<String, String> vector) {
        TenantId tenant = new TenantId(vector.get("tenant"));
        Subject subject = vector.get("subject").equals("tenant")
                ? new Subject.Tenant(tenant)
                : new Subject.User(tenant, new UserId(vector.get("subject")));
        return new RecordContext(subject, RecordKind.valueOf(vector.get("kind")), vector.get("record_id"));
    }

    private static SealKey key(Map<String, String> vector) {
        return new SealKey(
                vector.get("key_id"),
                Integer.parseInt(vector.get("key_version")),
                new KeyMaterial(HEX.parseHex(vector.get("key"))));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ravenOpensAndMakesTheVector(Map<String, String> vector) {
        byte[] envelope = HEX.parseHex(vector.get("envelope"));
        byte[] plain = HEX.parseHex(vector.get("plain"));
        ByteBuffer saltAndIv = ByteBuffer.allocate(44).put(envelope, 31, 32).put(envelope, 95, 12);
        RecordCipher cipher = new RecordCipher(replaying(saltAndIv.flip()));
        assertThat(cipher.open(key(vector), context(vector), new Sealed(envelope)))
                .isEqualTo(plain);
        assertThat(HEX.formatHex(
                        cipher.seal(key(vector), context(vector), plain).bytes()))
                .isEqualTo(vector.get("envelope"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aDecoderWrittenFromTheDocumentOpensTheVector(Map<String, String> vector) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(HEX.parseHex(vector.get("envelope")));
        byte version = in.get();
        byte suite = in.get();
        byte[] keyId = take(in, 25);
        int keyVersion = in.getInt();
        byte[] salt = take(in, 32);
        byte[] commitment = take(in, 32);
        byte[] iv = take(in, 12);
        byte[] ciphertextAndTag = take(in, in.remaining());

        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        part(bound, "raven/record/v1".getBytes(StandardCharsets.UTF_8));
        part(bound, ByteBuffer.allocate(4).putInt(version).array());
        part(bound, ByteBuffer.allocate(4).putInt(suite).array());
        for (String field : List.of("tenant", "subject", "kind", "record_id")) {
            part(bound, vector.get(field).getBytes(StandardCharsets.UTF_8));
        }
        part(bound, keyId);
        part(bound, ByteBuffer.allocate(4).putInt(keyVersion).array());

        byte[] prk = hmac(salt, HEX.parseHex(vector.get("key")));
        byte[] recordKey = hmac(prk, join(new byte[0], bound.toByteArray(), 1));
        assertThat(hmac(prk, join(recordKey, bound.toByteArray(), 2))).isEqualTo(commitment);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.DECRYPT_MODE, new SecretKeySpec(recordKey, "AES"), new GCMParameterSpec(128, iv));
        gcm.updateAAD(bound.toByteArray());
        assertThat(gcm.doFinal(ciphertextAndTag)).isEqualTo(HEX.parseHex(vector.get("plain")));
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void part(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] join(byte[] first, byte[] second, int last) {
        return ByteBuffer.allocate(first.length + second.length + 1)
                .put(first)
                .put(second)
                .put((byte) last)
                .array();
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    /** A source that gives the salt and the IV that made the vector. */
    private static RandomGenerator replaying(ByteBuffer drawn) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                drawn.get(bytes);
            }
        };
    }
}
