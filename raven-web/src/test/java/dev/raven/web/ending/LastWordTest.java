package dev.raven.web.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.enterprise.inject.spi.BeforeShutdown;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordTest {
    private final LastWord last = new LastWord();
    private final List<String> said = new ArrayList<>();

    @Test
    void whoAskedFirstHasTheVeryLastThoughAnotherFails() {
        last.ask(() -> said.add("the log's"));
        last.ask(() -> {
            throw new IllegalStateException("no such file");
        });
        last.ask(() -> said.add("the start's"));
        assertThatIllegalStateException()
                .isThrownBy(() -> last.say(new BeforeShutdown() {}))
                .withMessage("no such file");
        assertThat(said).containsExactly("the start's", "the log's");
    }
}
