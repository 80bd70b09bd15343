package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyServiceException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every key service behind a network promises besides: each trouble has its reason, and passes. */
public interface RemoteKeyManagementContract extends KeyManagementContract {

    /** What can befall a key service, as its own protocol says it. */
    enum Trouble {
        KEY_DISABLED(Reason.REFUSED),
        KEY_MISSING(Reason.REFUSED),
        DENIED(Reason.REFUSED),
        THROTTLED(Reason.THROTTLED),
        FAILING(Reason.AWAY),
        HANGING(Reason.AWAY);

        private final Reason reason;

        Trouble(Reason reason) {
            this.reason = reason;
        }
    }

    /** Puts the service under test in trouble until {@link #recover}. */
    void befall(Trouble trouble);

    void recover();

    @ParameterizedTest
    @EnumSource(Trouble.class)
    default void saysWhatTroubleItIsAndComesBack(Trouble trouble) {
        byte[] secret = KeyManagementContract.secret();
        byte[] wrapped = service().wrap(CONTEXT, secret.clone()).bytes();

        befall(trouble);
        assertThatThrownBy(() -> service().wrap(CONTEXT, secret))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(trouble.reason));
        assertThatThrownBy(() -> service().unwrap(CONTEXT, wrapped))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(trouble.reason));

        recover();
        assertThat(service().unwrap(CONTEXT, wrapped).bytes()).isEqualTo(secret);
    }

    @Test
    default void namesItsCallsAsTheServicesOwnLogDoes() {
        KeyServiceReply wrapped = service().wrap(CONTEXT, KeyManagementContract.secret());
        KeyServiceReply unwrapped = service().unwrap(CONTEXT, wrapped.bytes());
        assertThat(wrapped.requestId()).isPresent();
        assertThat(unwrapped.requestId()).isPresent().isNotEqualTo(wrapped.requestId());
    }
}
