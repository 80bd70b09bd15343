package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Whatever bytes a store gives back: they are what was sealed, or they are refused. */
class EnvelopeFuzzTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The first vector of docs/envelope-format.md, whose envelope is the seed named valid. */
    private static final SealKey KEY = new SealKey(
            "ky_Bf6Gt1Mn8Yp3Jr5Cs0ZxKa",
            1,
            new KeyMaterial(HEX.parseHex("227ba5f2c6c9109fe5c44a0696f393379607493a377f522ee27d9a7ae3227d89")));

    private static final RecordContext CONTEXT = new RecordContext(
            new Subject.User(new TenantId("ten_Vn3qZ1mXb8RkT0yLw5cGdA"), new UserId("usr_mK2sPq9eVt4JfB7uYx0hNw")),
            RecordKind.INTERACTION,
            "int_Qe7Rz0aUc5HsLk2Wd9vXpg");
    private static final byte[] PLAIN =
            HEX.parseHex("5768617420416c69636520736169643a20e2809cc3b6c39f20e6bca2e5ad97e2809d");

    private final RecordCipher cipher = new RecordCipher(new SecureRandom());

    @FuzzTest(maxDuration = "60s")
    void opensNothingButWhatWasSealed(byte[] bytes) {
        byte[] opened;
        try {
            opened = cipher.open(KEY, CONTEXT, new Sealed(bytes));
        } catch (IntegrityException refused) {
            return;
        }
        assertThat(opened).isEqualTo(PLAIN);
    }

    @FuzzTest(maxDuration = "60s")
    void aHeaderThatDecodesEncodesToTheSameBytes(byte[] bytes) {
        Envelope envelope;
        try {
            envelope = Envelope.decode(bytes);
        } catch (IntegrityException refused) {
            return;
        }
        byte[] encoded = envelope.encode(bytes.length - Envelope.HEADER - Envelope.TAG);
        assertThat(encoded).hasSize(bytes.length).startsWith(Arrays.copyOf(bytes, Envelope.HEADER));
    }
}
