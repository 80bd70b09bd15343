package dev.raven.web.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.raven.core.scene.Several;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupStep;
import dev.raven.web.ending.LastWord;
import dev.raven.web.state.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** On somebody else's server: RAVEN_STATE_FILE is not set. What {@code ./raven} makes of a failure is in StartMistakesIT. */
class StartupTest {
    private static final Environment SETTINGS = new Environment(Map.of());

    private final List<String> done = new ArrayList<>();
    private final ServerState state = new ServerState();

    private StartupStep step(int order, Runnable work) {
        return new StartupStep() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public void run() {
                work.run();
                done.add("step " + order);
            }
        };
    }

    private Startup startup(StartupStep... steps) {
        return new Startup(SETTINGS, new Several<>(List.of(steps)), state, new Announcement(new LastWord()));
    }

    private StartupStep failing(Throwable fault) {
        return step(2, () -> StartupTest.<RuntimeException>raise(fault));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void allStepsRunInOrderAndOnceHoweverOftenTheServerTells() {
        Startup startup = startup(step(2, () -> {}), step(1, () -> {}));
        startup.start(new Object());
        startup.start(new Object());
        assertThat(done).containsExactly("step 1", "step 2");
        assertThat(state.started()).isTrue();
    }

    @Test
    void aSettingThatIsToBlameFailsTheDeploymentByItsOwnLine() {
        RuntimeException wrapped =
                new IllegalStateException("of the container", new SettingException("A", "is wrong."));
        Startup startup = startup(step(1, () -> {}), failing(wrapped), step(3, () -> {}));
        assertThatIllegalStateException()
                .isThrownBy(() -> startup.start(new Object()))
                .withMessage("A: is wrong.")
                .withNoCause();
        assertThat(done).containsExactly("step 1");
        assertThat(state.started()).isFalse();
    }

    @Test
    void whatAnUnknownFailureSaysStaysInTheLog() {
        Startup startup = startup(failing(new IllegalArgumentException("a secret")));
        assertThatIllegalStateException()
                .isThrownBy(() -> startup.start(new Object()))
                .withMessageContaining("the log has the details")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void aClassThatIsMissingIsExplained() {
        Startup startup = startup(failing(new NoClassDefFoundError("com/example/Missing")));
        assertThatIllegalStateException()
                .isThrownBy(() -> startup.start(new Object()))
                .withMessageContaining("this server lacks a class");
        assertThat(state.started()).isFalse();
    }

    @Test
    void noFaultLeavesAStartWithoutAnEnd() {
        Startup startup = startup(failing(new ServiceConfigurationError("a provider of the server's")));
        assertThatIllegalStateException()
                .isThrownBy(() -> startup.start(new Object()))
                .withMessageContaining("for a reason it does not know");
    }
}
