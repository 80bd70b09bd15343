package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
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
    private final ContentNames names;
    private Optional<Message> asked = Optional.empty();

    /** @param names of what has no id in the file */
    ZepTalk(String name, String user, ImportChecks checks, ContentNames names) {
        this.name = name;
        this.user = user;
        this.checks = checks;
        this.names = names;
    }

    private record Message(
            long place,
            Optional<String> id,
            String content,
            @Nullable Instant at,
            Map<String, Object> metadata) {}

    List<ImportItem> take(JsonElements.Element message) throws BrokenFileException {
        try {
            return take(message.number(), message.content());
        } catch (InvalidRequestException refusal) {
            return refused(message.number(), refusal);
        }
    }

    List<ImportItem> take(long place, JsonNode message) throws BrokenFileException {
        try {
            return switch (role(message)) {
                case "user" -> user(read(place, message));
                case "assistant" -> assistant(read(place, message));
                default -> List.of(new ImportItem.Ignored(place, "messages of neither side"));
            };
        } catch (InvalidRequestException refusal) {
            return refused(place, refusal);
        }
    }

    /** Whatever it was, what comes behind it answers nothing that stands before it. */
    private List<ImportItem> refused(long place, InvalidRequestException refusal) throws BrokenFileException {
        List<ImportItem> items = new ArrayList<>(end());
        items.add(new ImportItem.Refused(place, ImportProblem.of(place, refusal)));
        return items;
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
                Elements.text(message, "uuid"),
                Elements.required(message, "content"),
                Elements.time(message, "reference_time")
                        .or(() -> Elements.time(message, "created_at"))
                        .orElse(null),
                Elements.metadata(message));
    }

    private List<ImportItem> user(Message message) throws BrokenFileException {
        List<ImportItem> before = end();
        asked = Optional.of(message);
        return before;
    }

    private List<ImportItem> assistant(Message message) throws BrokenFileException {
        Optional<Message> question = asked;
        asked = Optional.empty();
        String said = question.map(Message::content).orElse("");
        return List.of(exchange(question.orElse(message), said, message.content()));
    }

    /** What was asked and not answered. */
    List<ImportItem> end() throws BrokenFileException {
        Optional<Message> last = asked;
        asked = Optional.empty();
        return last.isPresent() ? List.of(exchange(last.get(), last.get().content(), "")) : List.of();
    }

    private ImportItem exchange(Message first, String said, String answered) throws BrokenFileException {
        try {
            IngestRequest request =
                    checks.checked(new IngestRequest(user, name, said, answered, first.metadata(), first.at()));
            return new ImportItem.Exchange(first.place(), source(first, said, answered), name, request);
        } catch (InvalidRequestException refusal) {
            return new ImportItem.Refused(first.place(), ImportProblem.of(first.place(), refusal));
        }
    }

    /** With the answer: where it came after an earlier import, it is not taken for what is there. */
    private String source(Message first, String said, String answered) throws BrokenFileException {
        String time = Optional.ofNullable(first.at()).map(Instant::toString).orElse("");
        return first.id().isPresent() ? first.id().get() : names.of("exchange", name, said, answered, time);
    }
}
