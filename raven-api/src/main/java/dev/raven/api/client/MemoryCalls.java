package dev.raven.api.client;

import dev.raven.api.memory.BulkIngestView;
import dev.raven.api.memory.FactListView;
import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.FlushView;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.IngestView;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.memory.QueryView;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Stores exchanges and asks. Reading needs {@code memory:read}, the rest {@code memory:write}. */
public final class MemoryCalls {
    private final Exchange exchange;

    MemoryCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Stores one exchange: durable when this returns, found by the next question, and stored once however often it is tried. */
    public IngestView ingest(IngestRequest request) {
        return exchange.send(Call.create(Route.to("memory", "ingest"), request)).as(IngestView.class);
    }

    /**
     * Stores many: one result each, in order; one that is refused says why, and the others stay. Each waits for its turn under the
     * rate limit, so send as many at once as that gives within the timeout: some hundred.
     */
    public List<BulkIngestView> ingestAll(List<IngestRequest> requests) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (IngestRequest request : requests) {
            lines.writeBytes(ClientJson.write(request));
            lines.write('\n');
        }
        Call call = Call.create(Route.to("memory", "ingest", "bulk"), lines.toByteArray(), Call.LINES);
        return exchange.send(call).lines(BulkIngestView.class);
    }

    /** Asks for what matters now, in plain language. */
    public QueryView query(QueryRequest request) {
        return exchange.send(Call.ask(Route.to("memory", "query"), request)).as(QueryView.class);
    }

    /** Draws facts now from what waits for it. */
    public FlushView flush(FlushRequest request) {
        return exchange.send(Call.ask(Route.to("memory", "flush"), request)).as(FlushView.class);
    }

    /** Removes one exchange for good, and the facts drawn only from it. */
    public void forget(String userId, String interactionId) {
        exchange.send(
                Call.delete(Route.to("memory", "interactions", interactionId).with("user_id", userId)));
    }

    /** What is known of a person and holds, the newest first; {@code limit} 1–100. */
    public FactListView facts(String userId, int limit, int offset) {
        Route route = Route.to("memory", "facts").with("user_id", userId).page(limit, offset);
        return exchange.send(Call.get(route)).as(FactListView.class);
    }

    /** Forgets a fact; the exchanges stay. Where the first answer was lost, the second may be {@code not_found}. */
    public void forgetFact(String userId, String factId) {
        exchange.send(Call.delete(Route.to("memory", "facts", factId).with("user_id", userId)));
    }
}
