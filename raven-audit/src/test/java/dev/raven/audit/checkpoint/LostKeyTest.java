package dev.raven.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.InMemoryAuditKeyStore;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemoryAuditTreeStore;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The key that signs is made once; where it is gone, that is said, and nothing is signed. */
class LostKeyTest {
    private static final TenantId ACME = new Ids(new SecureRandom()).tenant();

    private final TestClock clock = new TestClock();
    private final Storage storage = Storage.inMemory(clock);

    private static boolean hasKey(Storage of) {
        return of.signingKeys().find(TenantId.PLATFORM).isPresent();
    }

    private static String platformsLog(Storage of) {
        StringBuilder all = new StringBuilder();
        of.logs()
                .read(TenantId.PLATFORM, 1, 100)
                .forEach(event -> all.append(new String(event.body(), StandardCharsets.UTF_8)));
        return all.toString();
    }

    private void expectAlarm(Storage robbed, Node node) {
        assertThat(node.custody().ready()).isFalse();
        assertThat(node.custody().ready()).isFalse();
        assertThat(hasKey(robbed)).isFalse();
        Patience.until(() -> platformsLog(robbed).contains("\"reason\":\"key_gone\""));
        assertThat(platformsLog(robbed)).containsOnlyOnce("key_gone");
        assertThatThrownBy(() -> node.trees().verifierKeys())
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE));
    }

    @Test
    void theFirstStartMakesItAlthoughItHasRecordedSomething() {
        Node node = new Node(storage, clock);
        node.append(TenantId.PLATFORM, 3);
        storage.register(ACME);

        assertThat(node.custody().ready()).isTrue();

        node.tick();
        assertThat(storage.trees().state(TenantId.PLATFORM).latest()).isPresent();
    }

    @Test
    void noneIsMadeWhereThePlatformsLogWasSigned() {
        Node node = Node.started(storage, clock);
        node.append(TenantId.PLATFORM, 1);
        node.finish();
        Storage robbed = storage.with(new InMemoryAuditKeyStore());
        expectAlarm(robbed, new Node(robbed, clock));
    }

    @Test
    void noneIsMadeWhereATenantHasEventsAlthoughAllThatWasSignedIsGone() {
        storage.register(ACME);
        Node node = Node.started(storage, clock);
        node.append(ACME, 1);
        node.finish();
        Storage robbed = storage.with(new InMemoryAuditKeyStore()).with(new InMemoryAuditTreeStore());
        expectAlarm(robbed, new Node(robbed, clock));
    }

    @Test
    void noneIsMadeWhereACopyHasACheckpointUntilTheLossIsAccepted() {
        Storage empty = storage.with(new InMemoryAuditStore());
        Node node = new Node(empty, clock);
        node.copied().put(ACME, new CopiedLog(false, 7, 0));
        expectAlarm(empty, node);

        node.copied().put(ACME, new CopiedLog(false, 0, 1));
        assertThat(node.custody().ready()).isTrue();
        assertThat(hasKey(empty)).isTrue();
    }

    @Test
    void theKeyThatIsBackSignsOn() {
        Node node = Node.started(storage, clock);
        node.append(TenantId.PLATFORM, 1);
        node.finish();
        Storage robbed = storage.with(new InMemoryAuditKeyStore());
        Node waiting = new Node(robbed, clock);
        expectAlarm(robbed, waiting);

        storage.signingKeys()
                .find(TenantId.PLATFORM)
                .ifPresent(key -> robbed.signingKeys().replace(TenantId.PLATFORM, Optional.empty(), key));

        assertThat(waiting.custody().ready()).isTrue();
        waiting.finish();
        assertThat(robbed.trees()
                        .state(TenantId.PLATFORM)
                        .latest()
                        .orElseThrow()
                        .size())
                .isEqualTo(robbed.logs().head(TenantId.PLATFORM).sequence());
    }
}
