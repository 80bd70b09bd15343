package dev.raven.web.memory;

import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Id;
import dev.raven.core.request.RequestContext;
import dev.raven.core.worker.Undertaking;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where bulk requests and exports run, as many at once as leave room for everybody else, and of one key and tenant a part of these. */
@Singleton
public class BulkThreads implements Undertaking {
    private static final int MOST = 16;
    private static final int MOST_OF_A_KEY = 4;
    private static final int MOST_OF_A_TENANT = 8;
    private static final int IDLE_SECONDS = 30;
    private static final String OPERATOR = "operator";

    /** Gives a thread of ours what the server gave that of the request: some want it where an answer is written (Jakarta Concurrency, 3.3). */
    @Resource(lookup = "java:comp/DefaultContextService")
    @SuppressWarnings("NullAway.Init")
    private ContextService context;

    private final Shares keys = new Shares(MOST_OF_A_KEY);
    private final Shares tenants = new Shares(MOST_OF_A_TENANT);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("raven-bulk-", 1).daemon().factory());

    /**
     * Runs a bulk request on a thread of its own.
     *
     * @throws RateLimitedException when its key or tenant has its share of the threads
     * @throws UnavailableException when all threads are busy
     */
    public void execute(Caller caller, Runnable bulk) {
        Runnable inContext = context.contextualRunnable(bulk);
        Runnable ofKey = keys.take(caller.keyId().map(Id::value).orElse(OPERATOR), "API key");
        Runnable ofTenant = taken(caller, ofKey);
        Runnable release = () -> {
            ofKey.run();
            ofTenant.run();
        };
        try {
            threads.execute(RequestContext.carrying(() -> run(inContext, release)));
        } catch (RejectedExecutionException full) {
            release.run();
            throw UnavailableException.overloaded();
        }
    }

    private Runnable taken(Caller caller, Runnable ofKey) {
        try {
            return tenants.take(caller.tenant().map(Id::value).orElse(OPERATOR), "tenant");
        } catch (RateLimitedException refused) {
            ofKey.run();
            throw refused;
        }
    }

    private static void run(Runnable bulk, Runnable release) {
        try {
            bulk.run();
        } finally {
            release.run();
        }
    }

    /** Requests bring what is done here, and they are turned away before they come to it. */
    @Override
    public void takeNoMore() {}

    @Override
    public boolean idle() {
        return threads.getActiveCount() == 0;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
