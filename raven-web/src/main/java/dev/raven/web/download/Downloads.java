package dev.raven.web.download;

import dev.raven.core.caller.Caller;
import dev.raven.web.memory.BulkThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Sends files while they are written, which may take longer than the server lets one of its own threads work. */
@Singleton
public class Downloads {
    private final BulkThreads threads;

    @Inject
    public Downloads(BulkThreads threads) {
        this.threads = threads;
    }

    /**
     * Sends a file for as long as its client takes it ({@link PacedOutput}).
     *
     * @throws dev.raven.api.problem.RateLimitedException when the caller's key or tenant has its share of the threads
     * @throws dev.raven.api.problem.UnavailableException when all threads are busy
     */
    public void send(Download file, Caller caller, AsyncResponse response) {
        StreamingOutput paced = out -> file.content().write(new PacedOutput(out, System::nanoTime));
        threads.execute(
                caller,
                () -> response.resume(Response.ok(paced, file.mediaType() + "; charset=utf-8")
                        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                        .build()));
    }
}
