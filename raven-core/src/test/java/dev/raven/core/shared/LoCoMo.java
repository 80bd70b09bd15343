package dev.raven.core.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.stream.StreamSupport;

/**
 * One long conversation of the LoCoMo data set with questions and the turns that answer them.
 *
 * @param sessions one sitting each
 * @param questions of the categories 1–4: those that the conversation answers
 */
public record LoCoMo(List<Session> sessions, List<Question> questions) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy")
            .toFormatter(Locale.ENGLISH);

    /** @param id such as {@code D1:3} */
    public record Turn(String id, String speaker, String text) {}

    /** A turn and the one that follows it, as a user's message and an agent's response. */
    public record Exchange(Turn said, Turn answered) {}

    public record Session(Instant date, List<Exchange> exchanges) {}

    /** @param evidence ids of the turns that answer it */
    public record Question(String text, Set<String> evidence) {

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

    private static LoCoMo of(JsonNode line) {
        return new LoCoMo(
                stream(line.path("sessions")).map(LoCoMo::session).toList(),
                stream(line.path("questions"))
                        .filter(question -> question.path("category").asInt() <= 4)
                        .filter(question -> !question.path("evidence").isEmpty())
                        .map(question -> new Question(
                                question.path("question").asText(),
                                new TreeSet<>(stream(question.path("evidence"))
                                        .map(JsonNode::asText)
                                        .toList())))
                        .toList());
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
            exchanges.add(new Exchange(said, i + 1 < turns.size() ? turns.get(i + 1) : new Turn("none", "", "")));
        }
        Instant date = LocalDateTime.parse(session.path("date").asText(), DATE).toInstant(ZoneOffset.UTC);
        return new Session(date, exchanges);
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
