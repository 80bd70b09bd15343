package dev.raven.web.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.FactView;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactViewsTest {
    private static final Ids IDS = new Ids(new SecureRandom());

    @Test
    void theNewestHundredSourcesAreShownAndAllAreCounted() {
        List<InteractionId> sources =
                IntStream.range(0, 150).mapToObj(i -> IDS.interaction()).toList();
        FactView view = FactViews.of(saidIn(sources));
        assertThat(view.sourceCount()).isEqualTo(150);
        assertThat(view.sourceInteractionIds())
                .isEqualTo(sources.subList(50, 150).stream()
                        .map(InteractionId::value)
                        .toList());
        assertThat(FactViews.of(saidIn(sources.subList(0, 2))).sourceInteractionIds())
                .containsExactly(sources.get(0).value(), sources.get(1).value());
    }

    private static Fact saidIn(List<InteractionId> sources) {
        return new Fact(
                IDS.fact(),
                "name",
                "Bob",
                "The user's name is Bob.",
                0.9,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                sources,
                List.of(),
                Set.of());
    }
}
