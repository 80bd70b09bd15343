import dev.raven.api.client.RavenClient;
import dev.raven.api.memory.ContextView;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UserView;
import java.net.URI;
import java.util.Optional;
import java.util.Scanner;

/** An agent with a memory: it recalls before it answers, and remembers what was said. A line of input is a turn. */
final class Agent {
    private static final String PERSON = "example-of-an-agent";

    public static void main(String[] arguments) {
        URI url = URI.create(Optional.ofNullable(System.getenv("RAVEN_URL")).orElse("http://127.0.0.1:8080"));
        try (RavenClient raven = RavenClient.builder(url).apiKey(System.getenv("RAVEN_API_KEY")).build()) {
            UserView person = raven.users()
                    .find(PERSON)
                    .orElseGet(() -> raven.users().create(new CreateUserRequest(PERSON, null, null)));
            String conversation = raven.conversations().begin(person.userId()).conversationId();
            Scanner turns = new Scanner(System.in);
            while (turns.hasNextLine()) {
                String said = turns.nextLine();
                String answer = model(recall(raven, person.userId(), said), said);
                System.out.println(answer);
                raven.memory().ingest(IngestRequest.of(person.userId(), conversation, said, answer));
            }
        }
    }

    /** What matters now, in at most 800 tokens, ready for a prompt: dated, fenced, and said to be data. */
    private static String recall(RavenClient raven, String user, String said) {
        ContextView context = raven.memory()
                .query(QueryRequest.about(user, said).maxTokens(800).build())
                .context();
        return context == null ? "" : context.text();
    }

    /** A stand-in that needs no service: call your model here, with the memories and what was said in its prompt. */
    private static String model(String memories, String said) {
        return memories.lines()
                .filter(line -> line.startsWith("user: "))
                .findFirst()
                .map(line -> "You told me: " + line.substring("user: ".length()))
                .orElse("I will remember that.");
    }
}
