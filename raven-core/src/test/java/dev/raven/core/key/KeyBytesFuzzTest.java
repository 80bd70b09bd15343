package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;

/** Whatever a store or a key service gives back for a key: it is one, or it is refused. */
class KeyBytesFuzzTest {
    /** The seed named valid was bound to it. */
    private static final KeyContext CONTEXT =
            new KeyContext(new TenantId("ten_Vn3qZ1mXb8RkT0yLw5cGdA"), KeyPurpose.DATA, "ky_Ht4Vw9Ez2Ku7Xb1Dq6SmPo", 1);

    @FuzzTest(maxDuration = "60s")
    void releasesOnlyWhatWasBound(byte[] bytes) {
        KeyMaterial released;
        try {
            released = BoundKey.release(CONTEXT, bytes.clone());
        } catch (WrongKeyException refused) {
            return;
        }
        assertThat(BoundKey.bind(CONTEXT, released)).isEqualTo(bytes);
    }

    @FuzzTest(maxDuration = "60s")
    void aTextNamesTheOperatorKeyThatIsWrittenSo(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(OperatorKey.parse(text).map(OperatorKey::toString))
                .satisfiesAnyOf(
                        named -> assertThat(named).contains(text),
                        named -> assertThat(named).isEmpty());
    }
}
