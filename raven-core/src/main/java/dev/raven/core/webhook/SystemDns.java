package dev.raven.core.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's resolver, on threads of its own: it has no time limit, and a name server may be anybody's. */
@Singleton
class SystemDns implements WebhookDns {
    private static final int THREADS = 8;
    private static final int ROOM = 64;
    private static final int LONGEST_SECONDS = 3;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(ROOM),
            Thread.ofPlatform().name("raven-webhook-dns-", 1).daemon().factory());

    @Inject
    SystemDns() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            return resolved(host, threads.submit(() -> List.of(InetAddress.getAllByName(host))));
        } catch (RejectedExecutionException noRoom) {
            throw unknown(host);
        }
    }

    private static List<InetAddress> resolved(String host, Future<List<InetAddress>> answer)
            throws UnknownHostException {
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknown(host);
        } catch (ExecutionException | TimeoutException noAnswer) {
            throw unknown(host);
        } finally {
            answer.cancel(true);
        }
    }

    private static UnknownHostException unknown(String host) {
        return new UnknownHostException(host);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
