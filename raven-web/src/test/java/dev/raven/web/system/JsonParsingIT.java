package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server takes the JSON that the parsing suite says is JSON, and tells of the rest that it is none. */
@ExtendWith(Raven.class)
class JsonParsingIT {
    /** What follows it in the body makes it whole. */
    private static final String MADE_WHOLE = "n_object_trailing_comment_nothing_here.json";

    @Test
    void everyTextIsTakenOrRefusedAsTheSuiteSays(Api api) {
        Tenant tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000));
        int seen = 0;
        for (JsonNode test : SharedData.json("json-parsing.json")) {
            String name = test.path("name").asText();
            byte[] text = Base64.getDecoder().decode(test.path("base64").asText());
            Reply reply = tenant.api()
                    .with("Content-Type", "application/json")
                    .send("POST", "users", BodyPublishers.ofByteArray(inMetadata(text)));
            boolean taken = test.path("expect").asText().equals("accept") && !name.contains("duplicated_key");
            if (test.path("expect").asText().equals("either")) {
                assertThat(reply.status()).as(name).isIn(201, 400);
            } else if (taken || name.equals(MADE_WHOLE)) {
                assertThat(reply.status()).as("%s %s", name, reply.body()).isEqualTo(201);
            } else {
                assertThat(reply.code()).as(name).isEqualTo("malformed_json");
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(300);
    }

    private static byte[] inMetadata(byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"metadata\":{\"a\":".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(text);
        body.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
