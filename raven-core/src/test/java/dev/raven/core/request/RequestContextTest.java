package dev.raven.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.parallel.Aside;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.FakePosition;
import dev.raven.core.trace.TracePosition;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestContextTest {
    private static final FakePosition TRACED = new FakePosition("1".repeat(32));

    private final AtomicReference<Optional<String>> seen = new AtomicReference<>();
    private final AtomicReference<Optional<TracePosition>> seenTrace = new AtomicReference<>();

    @AfterEach
    void end() {
        RequestContext.end();
    }

    private void see() {
        seen.set(RequestContext.id());
        seenTrace.set(CurrentTrace.position());
    }

    @Test
    void goesWithItsWorkToAnotherThreadAndIsLeftThere() throws InterruptedException {
        RequestContext.begin("req_one");
        Runnable carried;
        try (CurrentTrace.Scope within = CurrentTrace.enter(TRACED)) {
            carried = RequestContext.carrying(this::see);
        }
        AtomicReference<Optional<String>> after = new AtomicReference<>();
        AtomicReference<Optional<TracePosition>> traceAfter = new AtomicReference<>();
        Thread other = Thread.ofPlatform().start(() -> {
            carried.run();
            after.set(RequestContext.id());
            traceAfter.set(CurrentTrace.position());
        });
        other.join();
        assertThat(seen.get()).contains("req_one");
        assertThat(seenTrace.get()).contains(TRACED);
        assertThat(after.get()).isEmpty();
        assertThat(traceAfter.get()).isEmpty();
    }

    @Test
    void givesAThreadBackTheRequestThatItHad() {
        Runnable ofNobody = RequestContext.carrying(this::see);
        RequestContext.begin("req_two");
        ofNobody.run();
        assertThat(seen.get()).isEmpty();
        assertThat(RequestContext.id()).contains("req_two");
    }

    @Test
    void goesWithWhatIsDoneAside() throws InterruptedException {
        RequestContext.begin("req_three");
        CountDownLatch done = new CountDownLatch(1);
        try (Aside<Boolean> aside = Aside.of(true, () -> {
            see();
            done.countDown();
            return true;
        })) {
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue(); // nobody joins: another thread does it
            assertThat(aside.join()).isTrue();
        }
        assertThat(seen.get()).contains("req_three");
    }
}
