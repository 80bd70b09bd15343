package dev.raven.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.shared.LoCoMo;
import dev.raven.core.shared.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five long real conversations, in which nobody tells a secret. */
class ContentLoCoMoTest {

    @Test
    void nothingIsTakenForASecretInTalkThatHoldsNone() throws IOException {
        ContentScanner scanner = new ContentScanner(true);
        List<String> texts = LoCoMo.read(SharedData.file("locomo-dev.jsonl")).stream()
                .flatMap(talk -> talk.sessions().stream())
                .flatMap(session -> session.exchanges().stream())
                .flatMap(exchange ->
                        Stream.of(exchange.said().text(), exchange.answered().text()))
                .toList();
        assertThat(texts).hasSizeGreaterThan(2000);
        assertThat(texts.stream().flatMap(text -> scanner.scan(text).stream())).isEmpty();
    }
}
