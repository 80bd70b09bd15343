package dev.raven.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    @AfterEach
    void clear() {
        Deadline.clear();
    }

    @Test
    void onceItHasPassedThereIsNoFurtherStep() {
        Deadline.set(Duration.ofNanos(-1));
        assertThatThrownBy(Deadline::check)
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        late -> assertThat(late.code()).isEqualTo(ProblemCode.TIMED_OUT));
    }

    @Test
    void beforeThereIs() {
        Deadline.set(Duration.ofDays(1));
        assertThatCode(Deadline::check).doesNotThrowAnyException();
    }

    @Test
    void workThatNoRequestWaitsForHasAllItsTime() throws InterruptedException {
        Deadline.set(Duration.ofNanos(-1));
        Thread background = Thread.ofPlatform().start(Deadline::check);
        background.join();
        Deadline.clear();
        assertThatCode(Deadline::check).doesNotThrowAnyException();
    }
}
