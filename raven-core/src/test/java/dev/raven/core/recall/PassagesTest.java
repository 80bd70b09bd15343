package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private static final Ids IDS = new Ids(new SecureRandom());

    private final ConversationId talk = IDS.conversation();

    private static Turn turn(ConversationId conversation, String said, String answered) {
        return new Turn(
                IDS.interaction(),
                conversation,
                Instant.EPOCH,
                new Turn.Message("Ann", said),
                new Turn.Message("Rook", answered),
                Optional.empty());
    }

    @Test
    void aWindowHoldsWhatWasSaidRightBeforeAndAfter() {
        List<Passages> passages =
                Passages.of(List.of(turn(talk, "1", "2"), turn(talk, "3", "4"), turn(talk, "5", "6")));
        assertThat(passages.get(1))
                .isEqualTo(new Passages("Ann: 3", "Rook: 4", "Rook: 2\nAnn: 3\nRook: 4", "Ann: 3\nRook: 4\nAnn: 5"));
        assertThat(passages.get(0).aroundUser()).isEqualTo("Ann: 1\nRook: 2");
        assertThat(passages.get(2).aroundAgent()).isEqualTo("Ann: 5\nRook: 6");
    }

    @Test
    void conversationsDoNotTouch() {
        List<Passages> passages = Passages.of(List.of(turn(IDS.conversation(), "1", "2"), turn(talk, "3", "4")));
        assertThat(passages.get(0).aroundAgent()).isEqualTo("Ann: 1\nRook: 2");
        assertThat(passages.get(1).aroundUser()).isEqualTo("Ann: 3\nRook: 4");
    }

    @Test
    void ofALongNeighbourOnlyTheNearEndIsThere() {
        String begin = "b".repeat(600);
        String end = "e".repeat(600);
        Passages passages =
                Passages.of(List.of(turn(talk, begin + end, "short"))).get(0);
        assertThat(passages.aroundAgent()).isEqualTo("Ann: " + "e".repeat(500) + "\nRook: short");
        assertThat(Passages.of(List.of(turn(talk, "short", begin + end))).get(0).aroundUser())
                .isEqualTo("Ann: short\nRook: " + "b".repeat(500));
    }

    @Test
    void noCharacterIsCutInHalf() {
        String odd = "x" + "😀".repeat(1_000);
        Passages passages = Passages.of(List.of(turn(talk, odd, odd))).get(0);
        assertThat(passages.aroundUser()).matches("(Ann: x😀+)\\n(Rook: x😀+)");
        assertThat(passages.aroundAgent()).matches("(Ann: 😀+)\\n(Rook: x😀+)");
    }
}
