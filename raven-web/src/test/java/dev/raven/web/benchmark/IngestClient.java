package dev.raven.web.benchmark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/**
 * One client that stores exchanges of 1 KB for a user of its own. It changes the conversation before a buffer is full, so
 * that what is measured is the acknowledged write and not the embedding that follows it.
 */
final class IngestClient implements Load.Client {
    private static final int A_CONVERSATION = 95;
    private static final int HALF = 512;

    private final Connection connection;
    private final String user;
    private final Queue<byte[]> prepared = new ArrayDeque<>();
    private byte[] request = {};
    private int left;
    private int used;

    IngestClient(Account account) {
        this.connection = account.connect();
        this.user = Account.user(connection);
    }

    /** Opens conversations enough for another turn as long as the last one, so that none is opened on the clock. */
    void prepare(int least) {
        int enough = Math.max(least, used + used / 2);
        while (prepared.size() < enough) {
            prepared.add(fresh());
        }
        used = 0;
    }

    private byte[] fresh() {
        try {
            String conversation = Account.conversation(connection, user, Map.of());
            String half = "0123456789abcdef".repeat(HALF / 16);
            Map<String, Object> exchange = Account.exchange(user, conversation, half, half);
            return connection.request("/api/v1/memory/ingest", Connection.MAPPER.writeValueAsBytes(exchange));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void step() throws IOException {
        if (left == 0) {
            request = prepared.isEmpty() ? fresh() : prepared.remove();
            left = A_CONVERSATION;
            used++;
        }
        connection.send(request);
        left--;
    }
}
