package dev.raven.core.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One long conversation of the LoCoMo data set with questions and the turns that answer them.
 *
 * @param name as the data has it, such as {@code conv-26}
 * @param sessions one sitting each
 * @param questions of the categories 1–4: those that the conversation answers
 */
public record LoCoMo(String name, List<Session> sessions, List<Question> questions) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy")
            .toFormatter(Locale.ENGLISH);

    /** @param id such as {@code D1:3} */
    public record Turn(String id, String speaker, String text) {
        /** Where a session ends with a turn that nobody answers. */
        public static final Turn NONE = new Turn("none", "", "");
    }

    /** A turn and the one that follows it, as a user's message and an agent's response. */
    public record Exchange(Turn said, Turn answered) {}

    public record Session(Instant date, List<Exchange> exchanges) {}

    /**
     * @param category 1 multi-hop, 2 temporal, 3 open-domain, 4 single-hop
     * @param evidence ids of the turns that answer it; none that the conversation does not have
     */
    public record Question(int category, String text, Set<String> evidence) {

        /** The part of the evidence that is among these turns. */
        public double recall(Collection<String> turns) {
            return (double) evidence.stream().filter(turns::contains).count() / evidence.size();
        }
    }

    /** The conversation on that line, from 0; skips the test where the data is not there. */
    public static LoCoMo line(int number) {
        try {
            return of(MAPPER.readTree(
                    Files.readAllLines(SharedData.file("locomo-dev.jsonl")).get(number)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All conversations of a file, one a line. */
    public static List<LoCoMo> read(Path file) throws IOException {
        List<LoCoMo> talks = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                talks.add(of(MAPPER.readTree(line)));
            }
        }
        return talks;
    }

    private static LoCoMo of(JsonNode line) {
        List<Session> sessions =
                stream(line.path("sessions")).map(LoCoMo::session).toList();
        Set<String> turns = sessions.stream()
                .flatMap(session -> session.exchanges().stream())
                .flatMap(exchange ->
                        Stream.of(exchange.said().id(), exchange.answered().id()))
                .collect(Collectors.toSet());
        List<Question> questions = stream(line.path("questions"))
                .map(question -> question(question, turns))
                .filter(question -> question.category() >= 1 && question.category() <= 4)
                .filter(question -> !question.evidence().isEmpty())
                .toList();
        return new LoCoMo(line.path("conversation").asText(), sessions, questions);
    }

    private static Question question(JsonNode question, Set<String> turns) {
        Set<String> evidence = stream(question.path("evidence"))
                .flatMap(ids -> Stream.of(ids.asText().split("[\\s,;]+")))
                .filter(turns::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Question(
                question.path("category").asInt(), question.path("question").asText(), evidence);
    }

    private static Session session(JsonNode session) {
        List<Turn> turns = stream(session.path("turns"))
                .map(turn -> new Turn(
                        turn.path("id").asText(),
                        turn.path("speaker").asText(),
                        turn.path("text").asText()))
                .toList();
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < turns.size(); i += 2) {
            Turn said = turns.get(i);
            exchanges.add(new Exchange(said, i + 1 < turns.size() ? turns.get(i + 1) : Turn.NONE));
        }
        Instant date = LocalDateTime.parse(session.path("date").asText(), DATE).toInstant(ZoneOffset.UTC);
        return new Session(date, exchanges);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
