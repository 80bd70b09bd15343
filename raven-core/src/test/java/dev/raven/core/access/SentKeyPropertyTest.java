package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.scene.Scene;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text is sent for a key: it is refused as not known, and nothing else happens. */
class SentKeyPropertyTest {
    private static final AccessService ACCESS = new Scene().node().get(AccessService.class);

    @Property
    void aTextThatIsNoKeyIsUnauthenticatedAndNothingElse(@ForAll("texts") String sent) {
        assertThat(ApiKeys.refusal(() -> ACCESS.admit(sent, Scene.ORIGIN))).hasValue(ProblemCode.UNAUTHENTICATED);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().alpha().numeric().ofLength(51).map(body -> "rk_test_rvn_" + body));
    }
}
