package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every API key, and of every text that is none. */
class ApiKeyTextPropertyTest {
    private static final int LENGTH = 63;

    private static String minted(boolean live, long seed) {
        return ApiKeyText.mint(live ? "live" : "test", new Random(seed)).reveal();
    }

    @Property
    void aMintedKeyIsReadAsItself(@ForAll boolean live, @ForAll long seed) {
        String key = minted(live, seed);
        assertThat(key).hasSize(LENGTH);
        assertThat(ApiKeyText.parse(key).orElseThrow().reveal()).isEqualTo(key);
    }

    /** CRC-32 finds every single changed character. */
    @Property
    void withOneCharacterChangedItIsNone(
            @ForAll long seed, @ForAll @IntRange(max = LENGTH - 1) int at, @ForAll("characters") char other) {
        String key = minted(true, seed);
        Assume.that(key.charAt(at) != other);
        assertThat(ApiKeyText.parse(key.substring(0, at) + other + key.substring(at + 1)))
                .isEmpty();
    }

    @Property
    void withOneCharacterLostOrAddedItIsNone(
            @ForAll long seed, @ForAll @IntRange(max = LENGTH - 1) int at, @ForAll("characters") char more) {
        String key = minted(true, seed);
        assertThat(ApiKeyText.parse(key.substring(0, at) + key.substring(at + 1)))
                .isEmpty();
        assertThat(ApiKeyText.parse(key.substring(0, at) + more + key.substring(at)))
                .isEmpty();
    }

    @Property
    void anyOtherTextIsNone(@ForAll String text) {
        assertThat(ApiKeyText.parse(text)).isEmpty();
        assertThat(ApiKeyText.parse("rk_live_rvn_" + text)).isEmpty();
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.oneOf(Arbitraries.chars().alpha().numeric().with('_'), Arbitraries.chars());
    }
}
