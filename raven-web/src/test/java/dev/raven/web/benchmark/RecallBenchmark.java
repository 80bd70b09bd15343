package dev.raven.web.benchmark;

import dev.raven.core.shared.LoCoMo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether the right memories come first: a file of long conversations, one user a line and one conversation a session,
 * stored over HTTP as plain text, then every question of the categories 1–4.
 */
final class RecallBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "url", "operator-key-file");
    private static final Map<Integer, String> CATEGORIES =
            Map.of(1, "1 multi-hop", 2, "2 temporal", 3, "3 open-domain", 4, "4 single-hop");
    private static final String DEFINITIONS = "recall@10 (limit 5) and recall@20 (limit 10): the share of a question's"
            + " evidence turns among the turns of the returned interactions, mean over questions. MRR@10: 1 / rank of the"
            + " first evidence turn among the turns of limit 5 in order, in each interaction what was said before what was"
            + " answered; 0 where none. hit@10: whether there is one. MRR interactions:"
            + " the same over the five interactions, one right where either of its turns is evidence.";

    private final Options options;
    private final Workplace place;
    private final List<LoCoMo> talks;
    private final Map<Integer, RecallScore> categories = new TreeMap<>();
    private final Map<String, RecallScore> conversations = new LinkedHashMap<>();
    private final RecallScore overall = new RecallScore();

    RecallBenchmark(Options options, Workplace place) throws IOException {
        this.options = options;
        this.place = place;
        if (options.rest().size() != 1
                || !Files.isReadable(Path.of(options.rest().get(0)))) {
            throw new UsageException(
                    "recall: name one data file that can be read, as in ./raven benchmark recall FILE.");
        }
        this.talks = LoCoMo.read(Path.of(options.rest().get(0)));
    }

    void run(PrintStream out) {
        Account account = Target.of(options, place).register();
        try (Connection connection = account.connect()) {
            talks.forEach(talk -> measure(talk, connection));
        }
        Table table = new Table(
                "Recall (aims: recall@10 0.80, recall@20 0.86, MRR@10 0.58)",
                "category",
                "questions",
                "recall@10",
                "recall@20",
                "MRR@10",
                "hit@10",
                "MRR interactions");
        categories.forEach((category, score) -> score.row(CATEGORIES.get(category), table));
        overall.row("all", table);
        conversations.forEach((name, score) -> score.row(name, table));
        table.print(out, options.has("json"));
        Progress.say(DEFINITIONS);
    }

    private void measure(LoCoMo talk, Connection connection) {
        String user = Account.user(connection);
        Map<String, LoCoMo.Exchange> stored = new HashMap<>();
        Progress storing = new Progress(
                "storing sessions of " + talk.name(), talk.sessions().size());
        for (LoCoMo.Session session : talk.sessions()) {
            store(session, user, connection, stored);
            storing.step(1);
        }
        storing.end();
        Progress asking =
                new Progress("asking about " + talk.name(), talk.questions().size());
        for (LoCoMo.Question question : talk.questions()) {
            List<List<String>> five = turns(connection, user, question, RecallScore.INTERACTIONS, stored);
            List<List<String>> ten = turns(connection, user, question, 2 * RecallScore.INTERACTIONS, stored);
            scores(talk, question).forEach(score -> score.add(question, five, ten));
            asking.step(1);
        }
        asking.end();
    }

    private Stream<RecallScore> scores(LoCoMo talk, LoCoMo.Question question) {
        return Stream.of(
                overall,
                categories.computeIfAbsent(question.category(), category -> new RecallScore()),
                conversations.computeIfAbsent(talk.name(), name -> new RecallScore()));
    }

    /** The first to speak takes the user's side, in each session anew. */
    private static void store(
            LoCoMo.Session session, String user, Connection connection, Map<String, LoCoMo.Exchange> stored) {
        if (session.exchanges().isEmpty()) {
            return;
        }
        LoCoMo.Exchange first = session.exchanges().get(0);
        Map<String, String> names = new HashMap<>(Map.of("user", first.said().speaker()));
        if (!first.answered().speaker().isEmpty()) {
            names.put("agent", first.answered().speaker());
        }
        String conversation = Account.conversation(connection, user, Map.of("participants", names));
        for (LoCoMo.Exchange exchange : session.exchanges()) {
            Map<String, Object> body = Account.exchange(
                    user,
                    conversation,
                    exchange.said().text(),
                    exchange.answered().text());
            body.put("occurred_at", session.date().toString());
            stored.put(Account.ingest(connection, body), exchange);
        }
        Account.flush(connection, user, conversation);
    }

    private static List<List<String>> turns(
            Connection connection,
            String user,
            LoCoMo.Question question,
            int limit,
            Map<String, LoCoMo.Exchange> stored) {
        List<List<String>> turns = new ArrayList<>();
        Account.query(connection, user, question.text(), limit).path("memories").forEach(memory -> {
            LoCoMo.Exchange exchange = stored.get(memory.path("interaction_id").asText());
            turns.add(Stream.of(exchange.said(), exchange.answered())
                    .filter(turn -> turn != LoCoMo.Turn.NONE)
                    .map(LoCoMo.Turn::id)
                    .toList());
        });
        return turns;
    }
}
