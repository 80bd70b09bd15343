package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The machine's resolver, on threads of its own: it has no time limit, and a name server may be anybody's. Who asked waits
 * a while; the thread goes on, and keeps its place, until the resolver gives up.
 */
@Singleton
class SystemDns implements WebhookDns {
    private static final int PLACES = 64;

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Resolver resolver;
    private final Duration limit;
    private final LookUpPlaces places;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("raven-webhook-dns-", 1).daemon().factory());

    /** What really looks up, however long that takes. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @Inject
    SystemDns() {
        this(InetAddress::getAllByName, new LookUpPlaces(PLACES), LIMIT);
    }

    /** @param limit how long whoever asks waits */
    SystemDns(Resolver resolver, LookUpPlaces places, Duration limit) {
        this.resolver = resolver;
        this.places = places;
        this.limit = limit;
    }

    @Override
    public List<InetAddress> resolve(TenantId tenant, String host) throws UnknownHostException, UnansweredException {
        LookUpPlaces.Place place = places.enter(tenant).orElseThrow(UnansweredException::new);
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> lookUp(host, place, answer));
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnansweredException();
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (RejectedExecutionException stopping) {
            place.close();
            throw new UnansweredException();
        } catch (TimeoutException late) {
            place.hangs();
            throw new UnansweredException();
        }
    }

    private void lookUp(String host, LookUpPlaces.Place place, CompletableFuture<List<InetAddress>> answer) {
        List<InetAddress> found = List.of();
        try (place) {
            found = List.of(resolver.resolve(host));
        } catch (UnknownHostException | RuntimeException | Error failed) {
            answer.completeExceptionally(failed);
        }
        answer.complete(found);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
