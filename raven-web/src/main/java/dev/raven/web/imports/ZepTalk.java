package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.ImportItem;
import dev.raven.core.imports.ImportProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairs the messages of one session: a user's with the assistant's that follows; one without the other stands alone. */
final class ZepTalk {
    private final String name;
    private final String user;
    private final ImportChecks checks;
    private Optional<Message> asked = Optional.empty();
    private long count;

    ZepTalk(String name, String user, ImportChecks checks) {
        this.name = name;
        this.user = user;
        this.checks = checks;
    }

    private record Message(
            long place,
            String source,
            String content,
            @Nullable Instant at,
            Map<String, Object> metadata) {}

    List<ImportItem> take(long place, JsonNode message) {
        count++;
        try {
            return switch (role(message)) {
                case "user" -> user(read(place, message));
                case "assistant" -> assistant(read(place, message));
                default -> List.of(new ImportItem.Ignored(place, "messages of neither side"));
            };
        } catch (InvalidRequestException refusal) {
            return List.of(new ImportItem.Refused(place, ImportProblem.of(place, refusal)));
        }
    }

    /** Older versions say it in {@code role_type}, and a name in {@code role}. */
    private static String role(JsonNode message) {
        return Elements.text(message, "role_type")
                .or(() -> Elements.text(message, "role"))
                .orElse("");
    }

    private Message read(long place, JsonNode message) {
        return new Message(
                place,
                Elements.text(message, "uuid").orElse(name + " " + count),
                Elements.required(message, "content"),
                Elements.time(message, "reference_time")
                        .or(() -> Elements.time(message, "created_at"))
                        .orElse(null),
                Elements.metadata(message));
    }

    private List<ImportItem> user(Message message) {
        List<ImportItem> before = end();
        asked = Optional.of(message);
        return before;
    }

    private List<ImportItem> assistant(Message message) {
        Optional<Message> question = asked;
        asked = Optional.empty();
        return List.of(question.map(said -> exchange(said, said.content(), message.content()))
                .orElseGet(() -> exchange(message, "", message.content())));
    }

    /** What was asked and not answered. */
    List<ImportItem> end() {
        List<ImportItem> last = new ArrayList<>();
        asked.map(said -> exchange(said, said.content(), "")).ifPresent(last::add);
        asked = Optional.empty();
        return last;
    }

    private ImportItem exchange(Message first, String said, String answered) {
        try {
            IngestRequest request =
                    checks.checked(new IngestRequest(user, name, said, answered, first.metadata(), first.at()));
            return new ImportItem.Exchange(first.place(), first.source(), name, request);
        } catch (InvalidRequestException refusal) {
            return new ImportItem.Refused(first.place(), ImportProblem.of(first.place(), refusal));
        }
    }
}
