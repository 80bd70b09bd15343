package dev.raven.web.benchmark;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Stores made-up conversations and consolidates them in the batches that a tenant has by default, so that blocks are as
 * in real use. As many clients as the machine has processors, as each batch waits for its embeddings; but no more than the
 * server takes bulk requests of at once.
 */
final class Loader {
    private static final int CLIENTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    private static final int BATCH = 10;
    private static final int CONVERSATION = 200;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private final Account account;
    private final boolean shortTexts;
    private final Queue<String> samples = new ConcurrentLinkedQueue<>();

    /** @param shortTexts three to six words a message instead of eight to forty */
    Loader(Account account, boolean shortTexts) {
        this.account = account;
        this.shortTexts = shortTexts;
    }

    /** Some of the stored messages, to ask about. */
    List<String> samples() {
        return List.copyOf(samples);
    }

    /** So many interactions for each of these users. */
    void load(String what, List<String> users, int each) {
        Progress progress = new Progress(what, users.size() * each);
        Queue<Runnable> talks = new ConcurrentLinkedQueue<>();
        for (String user : users) {
            for (int from = 0; from < each; from += CONVERSATION) {
                int first = from;
                talks.add(() -> talk(user, first, Math.min(CONVERSATION, each - first), progress));
            }
        }
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<? extends Future<?>> ends = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> work(talks)))
                    .toList();
            ends.forEach(Loader::await);
        }
        progress.end();
    }

    private static void work(Queue<Runnable> talks) {
        for (Runnable talk = talks.poll(); talk != null; talk = talks.poll()) {
            talk.run();
        }
    }

    private static void await(Future<?> end) {
        try {
            end.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void talk(String user, int first, int count, Progress progress) {
        Chatter chatter = new Chatter(user.hashCode() + 31L * first);
        try (Connection connection = account.connect()) {
            String conversation = Account.conversation(connection, user, Map.of());
            for (int from = first; from < first + count; from += BATCH) {
                List<Map<String, Object>> batch = IntStream.range(from, Math.min(from + BATCH, first + count))
                        .mapToObj(number -> exchange(user, conversation, chatter, number))
                        .toList();
                Account.ingestAll(connection, batch);
                Account.flush(connection, user, conversation);
                progress.step(batch.size());
            }
        }
    }

    private Map<String, Object> exchange(String user, String conversation, Chatter chatter, int number) {
        String said = message(chatter);
        Map<String, Object> exchange = Account.exchange(user, conversation, said, message(chatter));
        exchange.put("occurred_at", BEGAN.plusSeconds(60L * number).toString());
        if (number % 20 == 0 && samples.size() < 5_000) {
            samples.add(said);
        }
        return exchange;
    }

    private String message(Chatter chatter) {
        return shortTexts ? chatter.message(3, 6) : chatter.message(8, 40);
    }
}
