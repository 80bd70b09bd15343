package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that administer one tenant on several nodes by turns, and remember under which request each act was acknowledged.
 * What was not acknowledged is not tried again: nobody knows whether it was done.
 */
final class Administrators {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Tenant tenant;
    private final List<RavenServer> nodes;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean go = true;

    /** @param nodes where they are to be found, whenever they have changed, too */
    Administrators(Tenant tenant, List<RavenServer> nodes, int count) {
        this.tenant = tenant;
        this.nodes = nodes;
        for (int i = 0; i < count; i++) {
            Administrator administrator = new Administrator(i);
            threads.add(Thread.ofPlatform().start(administrator::work));
        }
    }

    /** The action by the request's id, as long as all is well. */
    Map<String, String> acknowledged() {
        assertThat(faults).isEmpty();
        return acknowledged;
    }

    /** Lets them end what they are at. */
    void stop() throws InterruptedException {
        go = false;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(faults).isEmpty();
    }

    private final class Administrator {
        private final int number;
        private final String key;
        private int acts;

        Administrator(int number) {
            this.number = number;
            Reply made = tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of("memory:read")));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            this.key = made.text("key_id");
        }

        void work() {
            try {
                while (go) {
                    act();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (Throwable fault) {
                faults.add(fault);
            }
        }

        /** One that has an intent and an outcome, or one that is recorded once. */
        private void act() {
            String request = "administrator-" + number + "-" + acts++;
            Api there = tenant.on(nodes.get(acts % nodes.size())).api().with("X-Request-Id", request);
            try {
                if (acts % 4 == 0) {
                    noted(request, "user.create", there.post("users", Map.of()), 201);
                } else {
                    Reply renamed = there.patch("api-keys/" + key, Map.of("name", request));
                    noted(request, "api_key.update", renamed, 200);
                }
            } catch (UncheckedIOException torn) {
                // whether it was done nobody knows
            }
        }

        private void noted(String request, String action, Reply reply, int done) {
            assertThat(reply.status()).as(reply.body()).isIn(done, 503);
            if (reply.status() == done) {
                acknowledged.put(request, action);
            }
        }
    }
}
