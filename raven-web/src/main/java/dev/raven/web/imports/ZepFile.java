package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Zep lists of a session or thread: an object with {@code messages}; or many, as a list, or under {@code sessions} or
 * {@code threads}. Each becomes a conversation.
 */
final class ZepFile implements ImportFile {
    private static final Set<String> SESSIONS = Set.of("", "sessions", "threads");
    private static final String MESSAGES = "messages";
    private static final List<String> NAMES = List.of("session_id", "thread_id", "thread_uuid", "uuid");

    private final JsonElements elements;
    private final String user;
    private final ImportChecks checks;
    /** The one that the whole file is. */
    private Optional<ZepTalk> single = Optional.empty();

    ZepFile(InputStream body, String user, ImportChecks checks) throws IOException {
        this.elements = new JsonElements(body, Set.copyOf(NAMES));
        this.user = user;
        this.checks = checks;
    }

    @Override
    public List<ImportItem> next() throws IOException {
        List<ImportItem> items = new ArrayList<>();
        while (items.isEmpty()) {
            Optional<JsonElements.Element> next = elements.next();
            if (next.isEmpty()) {
                items.addAll(single.map(ZepTalk::end).orElse(List.of()));
                single = Optional.empty();
                return items;
            }
            take(next.get(), items);
        }
        return items;
    }

    private void take(JsonElements.Element element, List<ImportItem> items) {
        if (element.field().equals(MESSAGES)) {
            if (single.isEmpty()) {
                String name = NAMES.stream()
                        .flatMap(field -> elements.text(field).stream())
                        .findFirst()
                        .orElse("session");
                single = Optional.of(begun(element.number(), name, items));
            }
            items.addAll(single.get().take(element.number(), element.content()));
        } else if (SESSIONS.contains(element.field())) {
            session(element.number(), element.content(), items);
        } else {
            items.add(new ImportItem.Ignored(element.number(), element.field()));
        }
    }

    private void session(long number, JsonNode session, List<ImportItem> items) {
        String name = NAMES.stream()
                .flatMap(field -> Elements.text(session, field).stream())
                .findFirst()
                .orElse("session " + number);
        ZepTalk talk = begun(number, name, items);
        session.path(MESSAGES).forEach(message -> items.addAll(talk.take(number, message)));
        items.addAll(talk.end());
        Stream.of("facts", "relevant_facts")
                .filter(field -> !session.path(field).isEmpty())
                .forEach(field -> items.add(new ImportItem.Ignored(number, field)));
    }

    private ZepTalk begun(long number, String name, List<ImportItem> items) {
        CreateConversationRequest request =
                new CreateConversationRequest(user, "Imported from Zep", Map.of("source", "zep"), null);
        items.add(new ImportItem.Talk(number, name, request, false));
        return new ZepTalk(name, user, checks);
    }

    @Override
    public Optional<String> flaw() {
        return Optional.empty();
    }
}
