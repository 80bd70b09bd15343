package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.KmsUse;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.InMemorySignals;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Signal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyServiceTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final OperatorKey KEY = InMemoryOperatorKeys.FIRST;
    private static final KeyContext CONTEXT = new KeyContext(IDS.tenant(), KeyPurpose.DATA, IDS.key(), 1);
    private static final byte[] PLAIN = new byte[64];

    private final InMemoryOperatorKeys operatorKeys = new InMemoryOperatorKeys();
    private final InMemoryKeyManagement kms = operatorKeys.service(KEY);
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final InMemorySignals signals = new InMemorySignals();
    private final KeyService services = services(operatorKeys, true);

    private KeyService services(OperatorKeys keys, boolean audited) {
        return new KeyService(
                keys,
                new KeyCallLog(
                        keys,
                        new KeySettings(audited, true, Duration.ofMinutes(5), Duration.ofDays(90)),
                        log,
                        signals));
    }

    @Test
    void everyCallIsRecordedInItsTenantsLogAndHoldsNoKey() {
        byte[] wrapped = services.wrap(KEY, CONTEXT, PLAIN);
        services.unwrap(KEY, CONTEXT, wrapped);
        assertThat(log.entries()).extracting(AuditEntry::action).containsExactly("kms.wrap", "kms.unwrap");
        AuditEntry entry = log.entries().get(1);
        KmsUse use = entry.kms().orElseThrow();
        assertThat(entry.log()).isEqualTo(CONTEXT.tenant());
        assertThat(entry.outcome()).contains(AuditOutcome.SUCCESS);
        assertThat(use.key()).isEqualTo("vault:first");
        assertThat(use.purpose()).isEqualTo("data");
        assertThat(use.keyId()).isEqualTo(CONTEXT.keyId());
        assertThat(use.requestId()).contains("call-u");
        assertThat(use.took()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aFailedCallIsRecordedWithItsReasonAndItsRequestId(Reason reason) {
        kms.trouble(Optional.of(reason));
        assertThatThrownBy(() -> services.wrap(KEY, CONTEXT, PLAIN)).isInstanceOf(RuntimeException.class);
        AuditEntry entry = log.entries().get(0);
        assertThat(entry.outcome()).contains(reason == Reason.REFUSED ? AuditOutcome.DENIED : AuditOutcome.FAILURE);
        assertThat(entry.reason()).contains(reason.name().toLowerCase());
        assertThat(entry.kms().orElseThrow().requestId()).contains("call-f");
        assertThat(signals.of(
                        Signal.KEY_SERVICE_CALLS,
                        "vault",
                        "wrap",
                        "operator",
                        reason.name().toLowerCase()))
                .isEqualTo(1);
    }

    @Test
    void nothingIsRecordedWhereNobodyAsksForIt() {
        services(operatorKeys, false).wrap(KEY, CONTEXT, PLAIN);
        assertThat(log.entries()).isEmpty();
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "wrap", "operator", "success"))
                .isEqualTo(1);
    }

    @Test
    void aServiceThatFailsIsLeftAloneAndAWrongKeyIsNoFailure() {
        byte[] wrapped = services.wrap(KEY, CONTEXT, PLAIN);
        byte[] tampered = wrapped.clone();
        tampered[20] ^= 1;
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> services.unwrap(KEY, CONTEXT, tampered)).isInstanceOf(WrongKeyException.class);
        }
        assertThatCode(() -> services.unwrap(KEY, CONTEXT, wrapped)).doesNotThrowAnyException();

        kms.trouble(Optional.of(Reason.AWAY));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> services.unwrap(KEY, CONTEXT, wrapped)).isInstanceOf(UnavailableException.class);
        }
        kms.trouble(Optional.empty());
        assertThatThrownBy(() -> services.unwrap(KEY, CONTEXT, wrapped))
                .as("the breaker is open")
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anotherServiceIsNotLeftAloneWithIt() {
        kms.trouble(Optional.of(Reason.AWAY));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> services.wrap(KEY, CONTEXT, PLAIN)).isInstanceOf(UnavailableException.class);
        }
        OperatorKey other = new OperatorKey(KeyProvider.AWS, "alias/theirs");
        assertThatCode(() -> services.wrap(other, CONTEXT, PLAIN)).doesNotThrowAnyException();
    }

    private static OperatorKeys opening(Function<OperatorKey, KeyManagement> open) {
        return new OperatorKeys() {
            @Override
            public OperatorKey current() {
                return KEY;
            }

            @Override
            public OperatorKey named(String id) {
                return KEY;
            }

            @Override
            public KeyManagement open(OperatorKey key) {
                return open.apply(key);
            }
        };
    }

    @Test
    void aServiceThatDoesNotOpenFailsTheCheckByTheNameOfItsSetting() {
        CompletableFuture<KeyManagement> never = new CompletableFuture<>();
        KeyServiceCheck check = new KeyServiceCheck(services(opening(key -> never.join()), true));
        Thread.currentThread().interrupt(); // ends the wait at once
        assertThatThrownBy(() -> check.run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("KMS_KEY_ID: ");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aServiceThatLacksItsSettingsIsAwayToARequestAndNamedToTheStart() {
        OperatorKeys unset = opening(key -> {
            throw new SettingException("VAULT_ADDR", "must be set.");
        });
        assertThatThrownBy(() -> services(unset, true).wrap(KEY, CONTEXT, PLAIN))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> new KeyServiceCheck(services(unset, true)).run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("VAULT_ADDR: ");
    }

    /** The first call may still meet the opening that fails. */
    private static byte[] callTwice(GuardedService service, Function<KeyManagement, KeyServiceReply> work) {
        try {
            return service.call(work).bytes();
        } catch (KeyServiceException notOpen) {
            return service.call(work).bytes();
        }
    }

    @Test
    void aServiceThatDidNotOpenIsOpenedAgainWhenItIsNextNeeded() {
        InMemoryKeyManagement opened = new InMemoryKeyManagement();
        AtomicInteger tries = new AtomicInteger();
        GuardedService service = new GuardedService(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new SettingException("SOME_SETTING", "is not there yet.");
            }
            return opened;
        });
        Function<KeyManagement, KeyServiceReply> wrap = to -> to.wrap(CONTEXT, new byte[32]);
        assertThat(callTwice(service, wrap)).isNotEmpty();
        assertThat(tries).hasValue(2);
    }

    @Test
    void aKeyThatBindsItsContextPassesTheCheck() {
        assertThatCode(() -> new KeyServiceCheck(services).run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .doesNotThrowAnyException();
    }

    /** Whoever looks for faults, by metric or in the log, is not to find the look at the checklist. */
    @Test
    void thatAKeyRefusesAnotherContextIsProvenAndNoFault() {
        new KeyServiceCheck(services).run("KMS_KEY_ID", KEY, CONTEXT.tenant());
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "unwrap", "operator", "proven"))
                .isEqualTo(1);
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "unwrap", "operator", "wrong"))
                .isZero();
        assertThat(log.entries())
                .extracting(AuditEntry::action, entry -> entry.outcome().orElseThrow(), AuditEntry::reason)
                .containsExactly(
                        tuple("kms.wrap", AuditOutcome.SUCCESS, Optional.empty()),
                        tuple("kms.unwrap", AuditOutcome.SUCCESS, Optional.empty()),
                        tuple("kms.unwrap", AuditOutcome.SUCCESS, Optional.of("proven")));
    }

    @Test
    void whatATenantsOwnKeyComesToIsCountedApart() {
        OperatorKey own = new OperatorKey(KeyProvider.VAULT, "theirs");
        operatorKeys.service(own).trouble(Optional.of(Reason.REFUSED));
        assertThatThrownBy(() -> services.wrap(own, CONTEXT, PLAIN)).isInstanceOf(KeyRefusedException.class);
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "wrap", "tenant", "refused"))
                .isEqualTo(1);
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "wrap", "operator", "refused"))
                .isZero();
    }

    /** It wraps Raven's own until they are wrapped anew. */
    @Test
    void anOperatorsKeyOfBeforeIsTheOperatorsStill() {
        operatorKeys.use(new OperatorKey(KeyProvider.VAULT, "next"));
        services.wrap(KEY, new KeyContext(TenantId.PLATFORM, KeyPurpose.INDEX, IDS.key(), 1), PLAIN);
        assertThat(signals.of(Signal.KEY_SERVICE_CALLS, "vault", "wrap", "operator", "success"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = "WRONG", mode = EnumSource.Mode.EXCLUDE)
    void aKeyThatCannotBeUsedFailsTheCheckWithWhatItNeeds(Reason reason) {
        kms.trouble(Optional.of(reason));
        assertThatThrownBy(() -> new KeyServiceCheck(services).run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("KMS_KEY_ID: ")
                .hasMessageContaining("the test must be kind");
    }

    @Test
    void aKeyThatDoesNotUnwrapWhatItWrapsFailsTheCheck() {
        KeyManagement forgetful = new KeyManagement() {
            @Override
            public KeyServiceReply wrap(KeyContext context, byte[] plain) {
                return kms.wrap(context, plain);
            }

            @Override
            public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
                throw new KeyServiceException(Reason.WRONG, Optional.empty(), null);
            }

            @Override
            public String needs() {
                return "to remember";
            }

            @Override
            public void close() {}
        };
        KeyService service = services(opening(key -> forgetful), true);
        assertThatThrownBy(() -> new KeyServiceCheck(service).run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .isInstanceOf(SettingException.class)
                .hasMessage("KMS_KEY_ID: the key does not unwrap what it wraps; to remember.");
    }

    @Test
    void aKeyThatIgnoresItsContextFailsTheCheck() {
        AtomicInteger calls = new AtomicInteger();
        KeyManagement careless = new KeyManagement() {
            @Override
            public KeyServiceReply wrap(KeyContext context, byte[] plain) {
                calls.incrementAndGet();
                return new KeyServiceReply(plain.clone(), Optional.empty());
            }

            @Override
            public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
                return new KeyServiceReply(wrapped.clone(), Optional.empty());
            }

            @Override
            public String needs() {
                return "to be bound";
            }

            @Override
            public void close() {
                calls.decrementAndGet();
            }
        };
        OperatorKeys keys = new OperatorKeys() {
            @Override
            public OperatorKey current() {
                return KEY;
            }

            @Override
            public OperatorKey named(String id) {
                return KEY;
            }

            @Override
            public KeyManagement open(OperatorKey key) {
                return careless;
            }
        };
        KeyService service = services(keys, true);
        assertThatThrownBy(() -> new KeyServiceCheck(service).run("KMS_KEY_ID", KEY, TenantId.PLATFORM))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("does not bind");
        assertThat(calls).hasValue(1);
        service.close();
        assertThat(calls).hasValue(0);
    }
}
