package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.scene.Effort;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakersTest {
    /** 8 KiB, as long as a question may be. */
    private static final String LONG = "What does Zoe Quist say of the boat, and who else likes it? ".repeat(136);

    private static Speakers speakers(List<String> names) {
        Speakers speakers = new Speakers();
        names.forEach(speakers::add);
        return speakers;
    }

    private static Speakers many(int count) {
        Speakers speakers =
                speakers(IntStream.range(0, count).mapToObj(i -> "Zoe Nr. " + i).toList());
        speakers.add("Zoe Quist");
        return speakers;
    }

    @Test
    void theLongestNameIsMeantWhicheverSpokeFirst() {
        for (List<String> names : List.of(List.of("Ann", "Ann Lee"), List.of("Ann Lee", "Ann"))) {
            assertThat(speakers(names).impersonal("Do Ann Lee and Ann sail?"))
                    .isEqualTo("Do someone and someone sail?");
        }
    }

    @Test
    void namesAreWholeWordsInAnyScriptAndWithMarks() {
        Speakers speakers = speakers(List.of("Zoë", "@bob", "J.R.", "李雷", "𝒜da", " "));
        assertThat(speakers.impersonal("Zoë, @bob and J.R.")).isEqualTo("someone, someone and someone");
        assertThat(speakers.impersonal("Zoës x@bob J.R.s 李雷说 𝒜das")).isEqualTo("Zoës x@bob J.R.s 李雷说 𝒜das");
        assertThat(speakers.impersonal("李雷? 𝒜da!")).isEqualTo("someone? someone!");
        assertThat(speakers.impersonal("x²Zoë Zoë² Zoë")).isEqualTo("x²Zoë Zoë² someone");
    }

    @Test
    void manySpeakersAreNotMoreWorkThanFew() {
        Speakers few = many(100);
        Speakers many = many(50_000);
        assertThat(many.impersonal(LONG)).isEqualTo(few.impersonal(LONG)).startsWith("What does someone say of");
        assertThat(Effort.ratio(() -> many.impersonal(LONG), () -> few.impersonal(LONG)))
                .isLessThan(25);
    }
}
