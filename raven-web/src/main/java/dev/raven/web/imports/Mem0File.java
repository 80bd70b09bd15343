package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import dev.raven.core.imports.ImportProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What mem0 lists of a person: {@code results} of memories, or a list of them. Each becomes what the user said, without an answer. */
final class Mem0File implements ImportFile {
    private static final String TALK = "mem0";
    private static final Set<String> MEMORIES = Set.of("", "results", "memories");

    private final JsonElements elements;
    private final String user;
    private final ImportChecks checks;
    private final ContentNames names = new ContentNames();
    private boolean begun;

    Mem0File(InputStream body, String user, ImportChecks checks) throws IOException {
        this.elements = new JsonElements(body, MEMORIES, Set.of());
        this.user = user;
        this.checks = checks;
    }

    @Override
    public List<ImportItem> next() throws IOException {
        Optional<JsonElements.Element> next = elements.next();
        if (next.isEmpty()) {
            elements.requireFound("it has no list of results or memories, and is none: is it mem0's?");
            return List.of();
        }
        ImportItem item = item(next.get());
        if (begun || !(item instanceof ImportItem.Exchange)) {
            return List.of(item);
        }
        begun = true;
        return List.of(talk(item.place()), item);
    }

    private ImportItem talk(long place) {
        CreateConversationRequest request =
                new CreateConversationRequest(user, "Imported from mem0", Map.of("source", TALK), null);
        return new ImportItem.Talk(place, TALK, request, false);
    }

    private ImportItem item(JsonElements.Element element) throws BrokenFileException {
        if (!MEMORIES.contains(element.field())) {
            return new ImportItem.Ignored(element.number(), element.field());
        }
        try {
            return exchange(element.number(), element.content());
        } catch (InvalidRequestException refusal) {
            return new ImportItem.Refused(element.number(), ImportProblem.of(element.number(), refusal));
        }
    }

    private ImportItem exchange(long number, JsonNode memory) throws BrokenFileException {
        IngestRequest request = checks.checked(new IngestRequest(
                user,
                TALK,
                Elements.required(memory, "memory"),
                "",
                Elements.metadata(memory),
                Elements.time(memory, "created_at").orElse(null)));
        Optional<String> id = Elements.text(memory, "id");
        return new ImportItem.Exchange(number, id.isPresent() ? id.get() : name(request), TALK, request);
    }

    private String name(IngestRequest said) throws BrokenFileException {
        String time =
                Optional.ofNullable(said.occurredAt()).map(Instant::toString).orElse("");
        return names.of("memory", said.userMessage(), time);
    }

    @Override
    public Optional<String> flaw() {
        return Optional.empty();
    }
}
