package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.scene.Scene;
import java.nio.charset.StandardCharsets;

/** Whatever text is sent for a key: it is refused as not known, and read only where its check fits. */
class SentKeyFuzzTest {
    private static final AccessService ACCESS = new Scene().node().get(AccessService.class);

    @FuzzTest(maxDuration = "60s")
    void nothingButUnauthenticatedComesOfIt(byte[] bytes) {
        String sent = new String(bytes, StandardCharsets.UTF_8);
        assertThat(ApiKeys.refusal(() -> ACCESS.admit(sent, Scene.ORIGIN))).hasValue(ProblemCode.UNAUTHENTICATED);
        ApiKeyText.parse(sent).ifPresent(key -> assertThat(key.reveal()).isEqualTo(sent));
    }
}
