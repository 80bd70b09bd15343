package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Signals;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyProbesTest {
    private static final TenantId ACME = new Ids(new SecureRandom()).tenant();
    private static final KeySettings AUDITED = new KeySettings(true, true, Duration.ofMinutes(5), Duration.ofDays(90));
    private static final KeySettings SILENT = new KeySettings(false, true, Duration.ofMinutes(5), Duration.ofDays(90));

    private final InMemoryOperatorKeys operatorKeys = new InMemoryOperatorKeys();

    private static EncryptionProbe probe(OperatorKeys keys, KeySettings settings) {
        KeyService services =
                new KeyService(keys, new KeyCallLog(keys, settings, new InMemoryAuditLog(), Signals.NONE));
        return new EncryptionProbe(new KeyServiceCheck(services), keys, new InMemoryKeyStore(), settings);
    }

    private Finding look(TenantId owner) {
        return probe(operatorKeys, AUDITED).look(owner);
    }

    @Test
    void aKeyOfAServiceThatWrapsAndBindsPasses() {
        assertThat(look(TenantId.PLATFORM).status()).isEqualTo(Status.PASS);
        assertThat(probe(operatorKeys, SILENT).look(TenantId.PLATFORM).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aServiceThatIsAwayOrRefusesFailsAndATenantReadsNothingOfIt() {
        for (Reason reason : Reason.values()) {
            operatorKeys.service(InMemoryOperatorKeys.FIRST).trouble(Optional.of(reason));
            assertThat(look(TenantId.PLATFORM).status()).as(reason.name()).isEqualTo(Status.FAIL);
            assertThat(look(TenantId.PLATFORM).evidence()).contains("the test must be kind");
            assertThat(look(ACME)).isEqualTo(Finding.fail("The key service does not wrap and unwrap as it must."));
        }
    }

    @Test
    void aKeyOfThisMachineFailsAndSoDoesOneThatEverybodyKnows() {
        operatorKeys.use(OperatorKey.LOCAL);
        assertThat(look(TenantId.PLATFORM).status()).isEqualTo(Status.FAIL);
        operatorKeys.use(OperatorKey.NONE);
        assertThat(look(ACME).evidence()).contains("ENCRYPTION_ENABLED=false");
    }

    /** Gives back whatever it was given, for whichever context. */
    private static final class Careless implements KeyManagement {
        @Override
        public KeyServiceReply wrap(KeyContext context, byte[] plain) {
            return new KeyServiceReply(plain.clone(), Optional.empty());
        }

        @Override
        public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
            return new KeyServiceReply(wrapped.clone(), Optional.empty());
        }

        @Override
        public String needs() {
            return "care";
        }

        @Override
        public void close() {}
    }

    @Test
    void aServiceThatOpensForAnyContextFails() {
        OperatorKeys careless = new OperatorKeys() {
            @Override
            public OperatorKey current() {
                return InMemoryOperatorKeys.FIRST;
            }

            @Override
            public OperatorKey named(String id) {
                return current();
            }

            @Override
            public KeyManagement open(OperatorKey key) {
                return new Careless();
            }
        };
        assertThat(probe(careless, AUDITED).look(TenantId.PLATFORM).evidence()).contains("does not bind");
    }

    @Test
    void keysThatAreOlderThanTheyMayGetFail() {
        Scene scene = new Scene();
        TenantId tenant = scene.tenant().tenantId();
        EncryptionKeysProbe ages = scene.get(EncryptionKeysProbe.class);
        assertThat(ages.look(tenant).status()).isEqualTo(Status.PASS);
        scene.clock().advance(Duration.ofDays(91));
        assertThat(ages.look(tenant).status()).isEqualTo(Status.WARN);
        scene.clock().advance(Duration.ofDays(2));
        assertThat(ages.look(tenant).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aKeyThatHasSealedTooMuchFails() {
        Scene scene = new Scene();
        TenantId tenant = scene.tenant().tenantId();
        EncryptionKeysProbe ages = scene.get(EncryptionKeysProbe.class);
        KeyName data = new KeyName.OfTenant(tenant, KeyPurpose.DATA);
        scene.get(KeyStore.class).reserve(data, 1, 1L << 28);
        assertThat(ages.look(tenant).status()).isEqualTo(Status.WARN);
        scene.get(KeyStore.class).reserve(data, 1, 1L << 30);
        assertThat(ages.look(tenant).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void whoHasNoKeysAtAllFails() {
        assertThat(new Scene().get(EncryptionKeysProbe.class).look(ACME).status())
                .isEqualTo(Status.FAIL);
    }
}
