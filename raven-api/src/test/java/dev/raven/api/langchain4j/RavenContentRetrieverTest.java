package dev.raven.api.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.raven.api.client.RavenClient;
import dev.raven.api.client.ScriptedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RavenContentRetrieverTest {
    private static final String NOTHING =
            "{\"memories\":[],\"facts\":[],\"context\":{\"text\":\"\",\"tokens\":0,\"tokenizer\":\"cl100k_base\",\"truncated\":false},"
                    + "\"total_searched\":0,\"took_ms\":1}";

    private ScriptedServer server;
    private RavenClient raven;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        raven = RavenClient.builder(server.url()).build();
    }

    @AfterEach
    void stop() {
        raven.close();
        server.close();
    }

    @Test
    void whereNothingIsRememberedThereIsNoContent() {
        server.json(200, NOTHING);
        assertThat(RavenContentRetriever.ofUser(raven, "usr_1").maxTokens(50).retrieve(Query.from("what?")))
                .isEmpty();
        assertThat(server.asked().getLast().body())
                .isEqualTo("{\"user_id\":\"usr_1\",\"query\":\"what?\",\"max_tokens\":50}");
    }

    @Test
    void aChatMemoryThatIsNoConversationIsRefusedWithTheMend() {
        Query query = Query.from("what?", Metadata.from(UserMessage.from("what?"), "default", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RavenContentRetriever.ofConversation(raven).retrieve(query))
                .withMessageContaining("give its id as memoryId");
    }
}
