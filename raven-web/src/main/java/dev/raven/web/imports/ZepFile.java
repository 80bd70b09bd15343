package dev.raven.web.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import dev.raven.core.imports.ImportProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Zep lists of a session or thread: an object with {@code messages}; or many, as a list, or under {@code sessions} or
 * {@code threads}. Each becomes a conversation.
 */
final class ZepFile implements ImportFile {
    private static final Set<String> SESSIONS = Set.of("", "sessions", "threads");
    private static final String MESSAGES = "messages";
    private static final Set<String> LISTS = Set.of("", "sessions", "threads", MESSAGES);
    private static final List<String> NAMES = List.of("session_id", "thread_id", "thread_uuid", "uuid");

    private final JsonElements elements;
    private final String user;
    private final ImportChecks checks;
    private final ContentNames names = new ContentNames();
    private final WaitingMessages waiting = new WaitingMessages();
    /** The one that the whole file is. */
    private Optional<ZepTalk> single = Optional.empty();

    ZepFile(InputStream body, String user, ImportChecks checks) throws IOException {
        this.elements = new JsonElements(body, LISTS, Set.copyOf(NAMES));
        this.user = user;
        this.checks = checks;
    }

    @Override
    public List<ImportItem> next() throws IOException {
        List<ImportItem> items = new ArrayList<>();
        while (items.isEmpty()) {
            Optional<JsonElements.Element> next = elements.next();
            if (next.isEmpty()) {
                elements.requireFound("it has no list of messages, sessions or threads, and is none: is it Zep's?");
                end(items);
                return items;
            }
            take(next.get(), items);
        }
        return items;
    }

    private void take(JsonElements.Element element, List<ImportItem> items) throws BrokenFileException {
        if (element.field().equals(MESSAGES)) {
            message(element, items);
        } else if (SESSIONS.contains(element.field())) {
            session(element, items);
        } else {
            items.add(new ImportItem.Ignored(element.number(), element.field()));
        }
    }

    private void message(JsonElements.Element message, List<ImportItem> items) throws BrokenFileException {
        Optional<String> name = name(elements::text);
        if (single.isEmpty() && name.isPresent()) {
            single = Optional.of(begun(message.number(), name.get(), items));
        }
        if (single.isPresent()) {
            items.addAll(single.get().take(message));
        } else {
            waiting.add(message);
        }
    }

    private void end(List<ImportItem> items) throws BrokenFileException {
        List<JsonElements.Element> messages = waiting.take();
        if (!messages.isEmpty()) {
            JsonElements.Element first = messages.get(0);
            Optional<String> name = name(elements::text);
            single = Optional.of(
                    begun(first.number(), name.isPresent() ? name.get() : contentName(first.read()), items));
        }
        for (JsonElements.Element message : messages) {
            items.addAll(single.orElseThrow().take(message));
        }
        if (single.isPresent()) {
            items.addAll(single.get().end());
        }
        single = Optional.empty();
    }

    private void session(JsonElements.Element element, List<ImportItem> items) throws BrokenFileException {
        try {
            session(element.number(), element.content(), items);
        } catch (InvalidRequestException refusal) {
            items.add(new ImportItem.Refused(element.number(), ImportProblem.of(element.number(), refusal)));
        }
    }

    private void session(long number, JsonNode session, List<ImportItem> items) throws BrokenFileException {
        Optional<String> name = name(field -> Elements.text(session, field));
        JsonNode messages = session.path(MESSAGES);
        if (!messages.isArray()) {
            throw InvalidRequestException.of(MESSAGES, "must be a list");
        }
        if (name.isEmpty() && messages.isEmpty()) {
            throw InvalidRequestException.of(MESSAGES, "is empty, and there is no id");
        }
        ZepTalk talk = begun(number, name.isPresent() ? name.get() : contentName(Optional.of(messages.path(0))), items);
        for (JsonNode message : messages) {
            items.addAll(talk.take(number, message));
        }
        items.addAll(talk.end());
        Stream.of("facts", "relevant_facts")
                .filter(field -> !session.path(field).isEmpty())
                .forEach(field -> items.add(new ImportItem.Ignored(number, field)));
    }

    private static Optional<String> name(Function<String, Optional<String>> text) {
        return NAMES.stream().flatMap(field -> text.apply(field).stream()).findFirst();
    }

    /** A session without an id is known by how it begins, also once it has grown. */
    private String contentName(Optional<JsonNode> first) throws BrokenFileException {
        return names.of(Stream.concat(
                        Stream.of("session"),
                        Stream.of("uuid", "role_type", "role", "content", "reference_time", "created_at")
                                .map(field -> first.map(
                                                message -> message.path(field).asText())
                                        .orElse("")))
                .toArray(String[]::new));
    }

    private ZepTalk begun(long number, String name, List<ImportItem> items) {
        CreateConversationRequest request =
                new CreateConversationRequest(user, "Imported from Zep", Map.of("source", "zep"), null);
        items.add(new ImportItem.Talk(number, name, request, false));
        return new ZepTalk(name, user, checks, names);
    }

    @Override
    public Optional<String> flaw() {
        return Optional.empty();
    }
}
