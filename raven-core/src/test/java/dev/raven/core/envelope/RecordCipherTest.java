package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCipherTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);
    private static final TenantId ACME = IDS.tenant();
    private static final UserId ALICE = IDS.user();
    private static final byte[] PLAIN = "what Alice said".getBytes(StandardCharsets.UTF_8);

    private final RecordCipher cipher = new RecordCipher(RANDOM);
    private final SealKey key = new SealKey(IDS.key(), 1, KeyMaterial.random(RANDOM));
    private final RecordContext context = context(new Subject.User(ACME, ALICE), RecordKind.INTERACTION, "int_1");

    private static RecordContext context(Subject subject, RecordKind kind, String record) {
        return new RecordContext(subject, kind, record);
    }

    private void refused(SealKey with, RecordContext of, byte[] bytes) {
        assertThatThrownBy(() -> cipher.open(with, of, new Sealed(bytes))).isInstanceOf(IntegrityException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1024, 200_000})
    void opensWhatItSealed(int length) {
        byte[] plain = new byte[length];
        RANDOM.nextBytes(plain);
        assertThat(cipher.open(key, context, cipher.seal(key, context, plain))).isEqualTo(plain);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        byte[] first = cipher.seal(key, context, PLAIN).bytes();
        byte[] second = cipher.seal(key, context, PLAIN).bytes();
        assertThat(Arrays.copyOfRange(first, 31, first.length))
                .isNotEqualTo(Arrays.copyOfRange(second, 31, second.length));
    }

    @Test
    void refusesEveryFlippedBit() {
        byte[] sealed = cipher.seal(key, context, PLAIN).bytes();
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            refused(key, context, flipped);
        }
    }

    @Test
    void refusesEveryOtherLength() {
        byte[] sealed = cipher.seal(key, context, PLAIN).bytes();
        for (int length = 0; length < sealed.length; length++) {
            refused(key, context, Arrays.copyOf(sealed, length));
        }
        refused(key, context, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void refusesAnotherKeyByItsCommitmentAlready() {
        byte[] sealed = cipher.seal(key, context, PLAIN).bytes();
        refused(new SealKey(key.id(), 1, KeyMaterial.random(RANDOM)), context, sealed);
        byte[] otherTag = sealed.clone();
        otherTag[otherTag.length - 1] ^= 1;
        refused(new SealKey(key.id(), 1, KeyMaterial.random(RANDOM)), context, otherTag);
    }

    @Test
    void refusesAPartOfOneValidRecordInAnother() {
        byte[] one = cipher.seal(key, context, PLAIN).bytes();
        byte[] other = cipher.seal(key, context, PLAIN).bytes();
        int[] borders = {2, 27, 31, 63, 95, 107, one.length - 16, one.length};
        for (int part = 2; part + 1 < borders.length; part++) {
            byte[] mixed = one.clone();
            System.arraycopy(other, borders[part], mixed, borders[part], borders[part + 1] - borders[part]);
            refused(key, context, mixed);
        }
    }

    @Test
    void tellsWhichVersionOfAKeySealedARecord() {
        SealKey third = new SealKey(IDS.key(), 3, KeyMaterial.random(RANDOM));
        assertThat(RecordCipher.keyVersion(cipher.seal(third, context, PLAIN))).isEqualTo(3);
    }

    @Test
    void aWipedKeySealsNothing() {
        key.material().close();
        assertThatThrownBy(() -> cipher.seal(key, context, PLAIN)).isInstanceOf(IllegalStateException.class);
        assertThat(key.material()).hasToString("redacted");
    }
}
