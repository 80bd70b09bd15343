package dev.raven.web.ending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.startup.Draining;
import dev.raven.core.worker.Workers;
import dev.raven.core.worker.Workforce;
import dev.raven.web.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndingTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final HttpServletRequest QUERY = request("/api/v1/memory/query");
    private static final HttpServletRequest HEALTH = request("/health/ready");

    private final Draining draining = new Draining();
    private final Traffic traffic = new Traffic(draining);
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            EndingTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> headers.put((String) arguments[0], (String) arguments[1]));
    private final CountDownLatch inHand = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final Workers workers = new Workers("test", 2, this::work);

    private static HttpServletRequest request(String path) {
        return Requests.answering(Map.of("getRequestURI", none -> path, "getProtocol", none -> "HTTP/1.1"));
    }

    /** One piece that is in hand until it is let go, and always more of it. */
    private boolean work(Runnable taken) {
        begun.incrementAndGet();
        try {
            inHand.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @AfterEach
    void close() {
        inHand.countDown();
        workers.close();
    }

    private static void until(BooleanSupplier happened) throws InterruptedException {
        while (!happened.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private Thread begin(Ending ending) throws InterruptedException {
        Thread ends = Thread.ofPlatform().start(ending::run);
        until(draining::begun);
        return ends;
    }

    private Ending ending(Duration notice) {
        return new Ending(new DrainSettings(notice), draining, traffic, List.of(new WorkersAtWork(workers)));
    }

    /** As the workers of Raven hand it on. */
    private record WorkersAtWork(Workers workers) implements Workforce {}

    @Test
    void servesOnWhileItDrainsAndClosesEachConnection() throws InterruptedException {
        assertThat(traffic.enter(QUERY, response)).isTrue();
        assertThat(headers).isEmpty();
        Ending ending = ending(LONG);
        Thread ends = begin(ending);
        assertThat(traffic.enter(QUERY, response)).isTrue();
        assertThat(headers).containsEntry("Connection", "close");
        traffic.leave(QUERY);
        traffic.leave(QUERY);
        ending.hurry();
        ends.join();
    }

    @Test
    void turnsAwayWhatComesLateAndWaitsForWhatCameBefore() throws InterruptedException {
        Ending ending = ending(LONG);
        assertThat(traffic.enter(QUERY, response)).isTrue();
        Thread ends = begin(ending);
        ending.hurry();
        until(() -> {
            boolean served = traffic.enter(QUERY, response);
            if (served) {
                traffic.leave(QUERY);
            }
            return !served;
        });
        assertThat(traffic.enter(HEALTH, response)).isTrue();
        traffic.leave(HEALTH);
        assertThat(ends.join(Duration.ofMillis(200))).isFalse();
        traffic.leave(QUERY);
        ends.join();
        assertThat(traffic.quiet()).isTrue();
    }

    @Test
    void waitsForWorkThatIsInHandAndHasNoMoreBegun() throws InterruptedException {
        workers.start(LONG);
        until(() -> begun.get() == 1);
        Thread ends = begin(ending(Duration.ZERO));
        assertThat(ends.join(Duration.ofMillis(200))).isFalse();
        inHand.countDown();
        ends.join();
        assertThat(begun).hasValue(1);
    }

    @Test
    void waitsNoLongerThanItIsLet() throws InterruptedException {
        workers.start(LONG);
        until(() -> begun.get() == 1);
        Ending ending = ending(LONG);
        Thread ends = begin(ending);
        ending.hurry();
        ending.hurry();
        ends.join();
        assertThat(workers.idle()).isFalse();
    }
}
