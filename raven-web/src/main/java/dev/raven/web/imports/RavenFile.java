package dev.raven.web.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.ParticipantsView;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import dev.raven.core.imports.ImportProblem;
import dev.raven.web.json.Json;
import dev.raven.web.memory.LineStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The export of a person by another Raven. What a later version adds is passed over. */
final class RavenFile implements ImportFile {
    private static final String FORMAT = "raven.user";
    private static final int VERSION = 1;

    private final LineStream lines;
    private final String user;
    private final ImportChecks checks;
    private final MessageDigest sum = Sha256.begin();
    /** Whom it is of, once its first line has come. */
    private Optional<String> person = Optional.empty();

    private Optional<End> end = Optional.empty();
    private Optional<String> flaw = Optional.empty();

    RavenFile(InputStream body, String user, ImportChecks checks) {
        this.lines = new LineStream(body);
        this.user = user;
        this.checks = checks;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Typed(
            @Nullable String type,
            @Nullable String format,
            @Nullable Integer version,
            @Nullable String userId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Talk(
            @Nullable String conversationId,
            @Nullable String title,
            @Nullable Map<String, Object> metadata,
            @Nullable ParticipantsView participants,
            @Nullable Instant endedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Exchange(
            @Nullable String interactionId,
            @Nullable String conversationId,
            @Nullable String userMessage,
            @Nullable String agentResponse,
            @Nullable Map<String, Object> metadata,
            @Nullable Instant occurredAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record End(@Nullable String sha256) {}

    @Override
    public List<ImportItem> next() throws IOException {
        List<ImportItem> items = new ArrayList<>();
        List<LineStream.Line> came = lines.next();
        while (!came.isEmpty()) {
            for (LineStream.Line line : came) {
                item(line).ifPresent(items::add);
            }
            came = items.isEmpty() ? lines.next() : List.of();
        }
        requireBegun();
        return items;
    }

    private Optional<ImportItem> item(LineStream.Line line) throws BrokenFileException {
        if (end.isPresent() && !line.blank()) {
            throw new BrokenFileException("it goes on behind its last line: import one file at a time");
        }
        if (line.tooLong()) {
            ImportProblem tooLong = new ImportProblem(line.number(), "", "the line is longer than 1 MiB");
            return Optional.of(new ImportItem.Refused(line.number(), tooLong));
        }
        try {
            return line.blank() ? Optional.empty() : item(line, Json.read(line.content(), Typed.class));
        } catch (InvalidRequestException refusal) {
            requireBegun();
            return Optional.of(new ImportItem.Refused(line.number(), ImportProblem.of(line.number(), refusal)));
        } finally {
            add(line);
        }
    }

    /** The last line's sum is of what stands before it. */
    private void add(LineStream.Line line) {
        if (end.isEmpty()) {
            sum.update(line.content());
            sum.update((byte) '\n');
        }
    }

    private Optional<ImportItem> item(LineStream.Line line, Typed typed) throws BrokenFileException {
        String type = typed.type() == null ? "" : typed.type();
        if (person.isEmpty()) {
            person = begin(type, typed);
            return Optional.of(new ImportItem.Person(line.number(), requireBegun()));
        }
        if (typed.userId() != null && !person.get().equals(typed.userId())) {
            throw new BrokenFileException("line " + line.number() + " is of another user than the first");
        }
        return switch (type) {
            case "user" -> Optional.of(new ImportItem.Ignored(line.number(), "users"));
            case "fact" -> Optional.of(new ImportItem.Ignored(line.number(), "facts"));
            case "conversation" -> Optional.of(talk(line, Json.read(line.content(), Talk.class)));
            case "interaction" -> Optional.of(exchange(line, Json.read(line.content(), Exchange.class)));
            case "end" -> {
                end(Json.read(line.content(), End.class));
                yield Optional.empty();
            }
            default -> Optional.of(new ImportItem.Ignored(line.number(), "unknown"));
        };
    }

    private static Optional<String> begin(String type, Typed typed) {
        boolean ours = type.equals("export")
                && FORMAT.equals(typed.format())
                && typed.version() != null
                && typed.version() == VERSION;
        return ours ? Optional.ofNullable(typed.userId()) : Optional.empty();
    }

    private String requireBegun() {
        return person.orElseThrow(
                () -> InvalidRequestException.of(
                        "body",
                        "must begin with the line {\"type\":\"export\",\"format\":\"raven.user\",\"version\":1,\"user_id\":…}."));
    }

    private ImportItem talk(LineStream.Line line, Talk talk) {
        String id = required("conversation_id", talk.conversationId());
        CreateConversationRequest request =
                checks.checked(new CreateConversationRequest(user, talk.title(), talk.metadata(), talk.participants()));
        return new ImportItem.Talk(line.number(), id, request, talk.endedAt() != null);
    }

    private ImportItem exchange(LineStream.Line line, Exchange said) {
        IngestRequest request = checks.checked(new IngestRequest(
                user,
                required("conversation_id", said.conversationId()),
                required("user_message", said.userMessage()),
                required("agent_response", said.agentResponse()),
                said.metadata(),
                said.occurredAt()));
        String id = required("interaction_id", said.interactionId());
        return new ImportItem.Exchange(line.number(), id, request.conversationId(), request);
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw InvalidRequestException.of(field, "is missing");
        }
        return text;
    }

    private void end(End last) {
        end = Optional.of(last);
        boolean same = HexFormat.of().formatHex(sum.digest()).equals(last.sha256());
        flaw = same ? Optional.empty() : Optional.of("it is not what was exported: its sum is another");
    }

    @Override
    public Optional<String> flaw() {
        return end.isPresent() ? flaw : Optional.of("its last line is missing: it was cut");
    }
}
