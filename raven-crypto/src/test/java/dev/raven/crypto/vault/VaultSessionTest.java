package dev.raven.crypto.vault;

import static dev.raven.core.key.KeyManagementContract.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import dev.raven.core.scene.TestClock;
import dev.raven.core.settings.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token serves as long as it is good, whatever becomes of its renewal. The fake's tokens live for an hour. */
@Timeout(60)
class VaultSessionTest {
    private static final byte[] SECRET = new byte[64];
    private static final String LOGIN = "auth/approle/login";
    private static final String RENEWAL = "auth/token/renew-self";

    private static final Map<String, String> ROLE =
            Map.of("VAULT_ROLE_ID", FakeVault.ROLE, "VAULT_SECRET_ID", FakeVault.SECRET);

    private final FakeVault vault = new FakeVault();
    private final TestClock clock = new TestClock();
    private final KeyManagement given =
            VaultKeyManagement.open(settings(Map.of("VAULT_TOKEN", FakeVault.TOKEN)), clock);
    private final KeyManagement role = VaultKeyManagement.open(settings(ROLE), clock);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private VaultSettings settings(Map<String, String> login) {
        Map<String, String> variables = new HashMap<>(login);
        variables.put("VAULT_ADDR", vault.url());
        return VaultSettings.from(new Environment(variables), "transit/raven");
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        given.close();
        role.close();
        vault.close();
    }

    private long calls(String path) {
        return vault.calls().stream().filter(path::equals).count();
    }

    private static void wraps(KeyManagement service) {
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    private static void fails(KeyManagement service, Reason reason) {
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void aTokenIsRenewedAtHalfItsLife() {
        wraps(given);
        wraps(given);
        clock.advance(Duration.ofMinutes(29));
        wraps(given);
        assertThat(calls(RENEWAL)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        wraps(given);
        assertThat(calls(RENEWAL)).isEqualTo(2);
    }

    @Test
    void appRoleLogsInAndAgainWhenItsTokenIsRefused() {
        byte[] wrapped = role.wrap(CONTEXT, SECRET).bytes();
        vault.goodToken = "hvs.revoked-meanwhile";
        assertThat(role.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
        assertThat(calls(LOGIN)).isEqualTo(2);
    }

    @Test
    void aTokenWhoseRenewalIsRefusedServesToItsEnd() {
        wraps(role);
        vault.renews = false;
        vault.logsIn = false;
        clock.advance(Duration.ofMinutes(31));
        wraps(role);
        clock.advance(Duration.ofMinutes(28));
        wraps(role);
        assertThat(calls(LOGIN)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        fails(role, Reason.REFUSED);
        vault.logsIn = true;
        wraps(role);
    }

    @Test
    void aRefusedRenewalIsAskedForAgainAfterAMinuteAtMost() {
        wraps(role);
        vault.renews = false;
        clock.advance(Duration.ofMinutes(31));
        wraps(role);
        wraps(role);
        assertThat(calls(RENEWAL)).isEqualTo(1);

        vault.renews = true;
        clock.advance(Duration.ofMinutes(1));
        wraps(role);
        assertThat(calls(RENEWAL)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(29));
        wraps(role);
        assertThat(calls(LOGIN)).isEqualTo(1);
    }

    @Test
    void aGivenTokenThatCannotBeRenewedIsUsedAsLongAsItIsGood() {
        vault.renews = false;
        wraps(given);
        clock.advance(Duration.ofDays(30));
        wraps(given);
        vault.goodToken = "hvs.another";
        fails(given, Reason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aRenewalThatFailsLeavesTheTokenInUse(int status) {
        wraps(role);
        clock.advance(Duration.ofMinutes(31));
        vault.troubleFor(status, 2);
        wraps(role);
        assertThat(calls(RENEWAL)).isEqualTo(2);
    }

    @Test
    void aLoginThatIsRefusedLeavesTheTokenInUse() {
        wraps(role);
        vault.logsIn = false;
        vault.deny("raven");
        fails(role, Reason.REFUSED);
        vault.allow("raven");
        wraps(role);
    }

    @Test
    void aLoginThatFailsLeavesTheTokenInUse() {
        wraps(role);
        vault.deny("raven");
        vault.hangingAt = LOGIN;
        fails(role, Reason.AWAY);
        vault.allow("raven");
        wraps(role);
    }

    @Test
    void nobodyWaitsForARenewalThatHangs() throws Exception {
        wraps(given);
        clock.advance(Duration.ofMinutes(31));
        vault.hangingAt = RENEWAL;
        Future<KeyServiceReply> renewing = callers.submit(() -> given.wrap(CONTEXT, SECRET));
        vault.hung.take();
        wraps(given);
        assertThat(renewing).isNotDone();
        assertThat(renewing.get().bytes()).isNotEmpty();
        assertThat(calls(RENEWAL)).isEqualTo(2);
    }

    @Test
    void allStepsTogetherTakeNoLongerThanACallMay() {
        AtomicLong nanos = new AtomicLong();
        vault.eachCall = () -> nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        vault.deny("raven");
        try (KeyManagement slow = new VaultKeyManagement(settings(ROLE), clock, nanos::get)) {
            fails(slow, Reason.AWAY);
            assertThat(vault.calls()).containsExactly(LOGIN, "transit/encrypt/raven", LOGIN);
        }
    }

    @Test
    void whatIsTriedAgainGetsNoTimeOfItsOwn() {
        AtomicLong nanos = new AtomicLong();
        vault.eachCall = () -> nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        vault.troubleFor(503, 1);
        try (KeyManagement slow = new VaultKeyManagement(settings(ROLE), clock, nanos::get)) {
            fails(slow, Reason.AWAY);
            assertThat(vault.calls()).containsExactly(LOGIN);
        }
    }

    @Test
    void manyCallersLogInOnce() throws Exception {
        Callable<KeyServiceReply> call = () -> role.wrap(CONTEXT, SECRET);
        for (Future<KeyServiceReply> made :
                callers.invokeAll(Stream.generate(() -> call).limit(16).toList())) {
            assertThat(made.get().bytes()).isNotEmpty();
        }
        assertThat(calls(LOGIN)).isEqualTo(1);

        vault.goodToken = "hvs.revoked-meanwhile";
        for (Future<KeyServiceReply> made :
                callers.invokeAll(Stream.generate(() -> call).limit(16).toList())) {
            assertThat(made.get().bytes()).isNotEmpty();
        }
        assertThat(calls(LOGIN)).isEqualTo(2);
    }

    @Test
    void whoHasNoTokenAtAllWaitsNoLongerThanACallMayTake() throws Exception {
        vault.hangingAt = LOGIN;
        List<Future<KeyServiceReply>> made =
                callers.invokeAll(Stream.<Callable<KeyServiceReply>>generate(() -> () -> role.wrap(CONTEXT, SECRET))
                        .limit(16)
                        .toList());
        assertThat(made)
                .allSatisfy(failed -> assertThat(failed.exceptionNow())
                        .isInstanceOfSatisfying(
                                KeyServiceException.class,
                                away -> assertThat(away.reason()).isEqualTo(Reason.AWAY)));
        assertThat(calls(LOGIN)).isLessThan(5);
    }
}
