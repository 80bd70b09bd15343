package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strings that break software come back as they went in. */
@ExtendWith(Raven.class)
class NaughtyStringsIT {

    @Test
    void everyStringIsKeptByteForByteAndCanBeAskedFor(Api api) {
        JsonNode strings = SharedData.json("naughty-strings.json");
        Tenant tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 100));
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        int kept = 0;
        for (JsonNode string : strings) {
            String text = string.asText();
            Reply titled = tenant.api().patch("conversations/" + conversation, Map.of("title", text));
            if (titled.status() == 200) {
                assertThat(titled.text("title")).isEqualTo(text);
            } else {
                assertThat(titled.status()).isEqualTo(400);
                assertThat(titled.field()).isEqualTo("title");
            }
            tenant.ingest(user, conversation, text, "ok", Map.of("metadata", Map.of("number", kept)));
            if (!text.isBlank()) {
                assertThat(tenant.found(user, text, Map.of("metadata", Map.of("number", kept))))
                        .containsExactly(text);
            }
            kept++;
        }
        assertThat(kept).isGreaterThan(400);
    }
}
