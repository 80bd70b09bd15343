package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Raven comes and goes ten times in a server that stays, and is used each time: the server has no more of it than of the first. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
@EnabledIf(value = "isAsked", disabledReason = "takes three minutes on the bundled server: -Draven.redeploy=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedeployIT {
    private static final int TIMES = 10;
    /** Of sockets that close a little later, and of files that servers open when they first need them. */
    private static final int MORE_FILES = 16;

    private static final int BEFORE_THE_END = 1;
    private static final int AT_THE_END = 2;

    private final Path data = Raven.temporary();
    private RavenServer server;
    private Redeployment redeployment;
    private Footprint first;
    private Footprint now;

    static boolean isAsked() {
        return !RavenServer.bundled() || Boolean.getBoolean("raven.redeploy");
    }

    @BeforeAll
    void redeploy() {
        // what is held softly is let go where memory is short; here, whenever it is looked for
        server = RavenServer.started(
                data, Map.of("RAVEN_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:SoftRefLRUPolicyMSPerMB=0"));
        redeployment = Redeployment.on(server);
        use();
        first = Footprint.of(server.java());
        for (int time = 0; time < TIMES; time++) {
            redeployment.undeploy();
            redeployment.deploy();
            use();
        }
        now = Footprint.of(server.java());
    }

    @AfterAll
    void stop() {
        server.close();
        Raven.delete(data);
    }

    /** Whatever begins when it is first asked for begins: keys, Redis, the model, the audit log. */
    private void use() {
        Person person = Person.of(Tenant.register(Api.of(server.url())), 1);
        assertThat(person.tenant().found(person.id(), "what is the code of " + person.id() + "?", Map.of()))
                .hasSize(1);
    }

    /** What ends in its own time may take it. */
    private void until(Predicate<Footprint> holds, Predicate<Footprint> otherwiseDumped) {
        Patience.until(
                () -> {
                    now = Footprint.of(server.java());
                    return holds.test(now);
                },
                () -> first + " has become " + now
                        + (otherwiseDumped.test(now) ? "\nall objects are in " + Footprint.dump(server.java()) : ""));
    }

    @Test
    @Order(BEFORE_THE_END)
    void theModelRanEachTime() {
        assertThat(server.logged("recall goes by words alone")).as(server::log).isFalse();
    }

    @Test
    @Order(BEFORE_THE_END)
    void noDeploymentThatIsGoneIsHeld() {
        assertThat(first.deployments()).isEqualTo(1);
        int most = 1 + redeployment.heldByServer();
        until(footprint -> footprint.deployments() <= most, held -> true);
    }

    /** Each of its threads has a name that no other has. */
    @Test
    @Order(BEFORE_THE_END)
    void noThreadRunsTwice() {
        List<String> names = Footprint.of(server.java()).threads();
        assertThat(names).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    @Order(BEFORE_THE_END)
    void noMoreDescriptorsAreOpen() {
        until(
                footprint -> footprint.files().size() <= first.files().size() + MORE_FILES
                        && footprint.mostMoreOfOneFile(first) < TIMES,
                open -> false);
    }

    @Test
    @Order(BEFORE_THE_END)
    void oneRedisRuns() {
        assertThat(List.of(first.redis(), now.redis())).containsOnly(1L);
    }

    @Test
    @Order(BEFORE_THE_END)
    void theNativeLibraryIsThereOnce() {
        assertThat(first.natives()).hasSize(1);
        assertThat(now.natives()).isEqualTo(first.natives());
    }

    @Test
    @Order(AT_THE_END)
    void nothingOfItRunsOnceItIsUndeployed() {
        redeployment.undeploy();
        until(
                footprint -> footprint.threads().isEmpty()
                        && footprint.redis() == 0
                        && footprint.deployments() <= redeployment.heldByServer(),
                left -> left.deployments() > redeployment.heldByServer());
    }
}
