package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Clients that store and ask at a steady pace, whatever they are answered: each writes to a conversation of its own, and
 * what was acknowledged to it has to be there at the end.
 */
final class Regulars {
    private static final int PAGE = 100;
    /** As clients come and go, also where connections are kept. */
    private static final int STEPS_A_CONNECTION = 20;

    private final Account account;
    private final int rate;
    private final int stay;
    private final List<Client> clients;

    /**
     * @param writers each of whom asks as often as it stores
     * @param rate requests a second of all together
     */
    Regulars(Account account, int writers, int rate) {
        this(account, writers, rate, Integer.MAX_VALUE);
    }

    /** @param stay exchanges of a person before it is erased and the client goes on with another */
    Regulars(Account account, int writers, int rate, int stay) {
        this.account = account;
        this.rate = rate;
        this.stay = stay;
        try (Connection connection = account.connect()) {
            this.clients = IntStream.range(0, writers)
                    .mapToObj(number -> new Client(connection, number, stay - (int) ((long) stay * number / writers)))
                    .toList();
        }
    }

    /** What became of a while's requests. */
    record Seen(Outcomes outcomes, Latencies times) {}

    /** Goes on until that says no more; it is asked four times a second. */
    Seen keepUntil(BooleanSupplier more) {
        Outcomes outcomes = new Outcomes();
        return new Seen(outcomes, Pace.of(rate, steps(outcomes)).keepUntil(more));
    }

    /** How many requests a second succeed when each is sent as soon as the one before is answered. */
    double most(Duration time) {
        Outcomes outcomes = new Outcomes();
        Load.perSecond(steps(outcomes), time);
        return outcomes.succeeded() / (time.toNanos() / 1e9);
    }

    private List<Load.Client> steps(Outcomes outcomes) {
        return clients.stream()
                .map(client -> (Load.Client) () -> client.step(outcomes))
                .toList();
    }

    /** Whether each of them can store and ask right now. */
    boolean allAreServed() {
        Outcomes outcomes = new Outcomes();
        for (Client client : clients) {
            client.step(outcomes);
            client.step(outcomes);
        }
        return outcomes.succeeded() == 2L * clients.size();
    }

    long acknowledged() {
        return clients.stream().mapToLong(client -> client.acknowledged.size()).sum();
    }

    /** How many exchanges were acknowledged and are not there, or are there twice. */
    long lost() {
        try (Connection connection = account.connect()) {
            return clients.stream().mapToLong(client -> client.lost(connection)).sum();
        }
    }

    private final class Client {
        private String user;
        private String conversation;
        private final Chatter chatter;
        private final Connection connection = account.connect();
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private String last = "nothing yet";
        private int steps;
        private int left;

        /** @param firstStay exchanges until its first person is erased */
        Client(Connection first, int number, int firstStay) {
            user = Account.user(first);
            conversation = Account.conversation(first, user, Map.of());
            chatter = new Chatter(number);
            left = firstStay;
        }

        private void step(Outcomes outcomes) {
            if (steps % STEPS_A_CONNECTION == 0) {
                connection.close();
            }
            try {
                if (steps++ % 2 == 0) {
                    store();
                } else {
                    Account.query(connection, user, chatter.question(last), 5);
                }
                outcomes.done();
            } catch (RefusedException refused) {
                outcomes.refused(refused);
            } catch (UncheckedIOException torn) {
                connection.close();
                outcomes.torn();
            }
        }

        private void store() {
            String said = chatter.message(8, 40);
            JsonNode stored = connection.post(
                    "/api/v1/memory/ingest", Account.exchange(user, conversation, said, chatter.message(8, 40)));
            acknowledged.add(stored.path("interaction_id").asText());
            last = said;
            if (--left == 0) {
                goOnWithAnother();
            }
        }

        private void goOnWithAnother() {
            connection.text("DELETE", "/api/v1/users/" + user);
            user = Account.user(connection);
            conversation = Account.conversation(connection, user, Map.of());
            acknowledged.clear();
            last = "nothing yet";
            left = stay;
        }

        private long lost(Connection reader) {
            List<String> stored = new ArrayList<>();
            for (int offset = 0; ; offset += PAGE) {
                JsonNode page = reader.get(
                        "/api/v1/conversations/" + conversation + "/interactions?limit=" + PAGE + "&offset=" + offset);
                List<String> ids = page.path("interactions").findValuesAsText("interaction_id");
                stored.addAll(ids);
                if (ids.size() < PAGE) {
                    Set<String> once = new HashSet<>(stored);
                    long missing = acknowledged.stream()
                            .filter(id -> !once.contains(id))
                            .count();
                    return missing + stored.size() - once.size();
                }
            }
        }
    }
}
