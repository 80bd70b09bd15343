package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every key service promises. */
public interface KeyManagementContract {
    Ids IDS = new Ids(new SecureRandom());
    TenantId ACME = IDS.tenant();
    KeyContext CONTEXT = new KeyContext(ACME, KeyPurpose.DATA, IDS.key(), 1);

    /** The service under test; the same for one test. */
    KeyManagement service();

    /** The same kind of service under another operator's key. */
    KeyManagement foreign();

    static byte[] secret() {
        byte[] secret = new byte[64];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private void refused(KeyContext context, byte[] wrapped) {
        assertThatThrownBy(() -> service().unwrap(context, wrapped))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(KeyServiceException.Reason.WRONG));
    }

    @Test
    default void unwrapsWhatItWrapped() {
        byte[] secret = secret();
        byte[] wrapped = service().wrap(CONTEXT, secret.clone()).bytes();
        assertThat(service().unwrap(CONTEXT, wrapped).bytes()).isEqualTo(secret);
        assertThat(new String(wrapped, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    default void refusesAKeyWrappedForAnotherTenant() {
        refused(
                new KeyContext(IDS.tenant(), KeyPurpose.DATA, CONTEXT.keyId(), 1),
                service().wrap(CONTEXT, secret()).bytes());
    }

    @Test
    default void refusesAKeyWrappedForAnotherPurpose() {
        refused(
                new KeyContext(ACME, KeyPurpose.INDEX, CONTEXT.keyId(), 1),
                service().wrap(CONTEXT, secret()).bytes());
    }

    @Test
    default void refusesAnotherKeyIdAndAnotherVersion() {
        byte[] wrapped = service().wrap(CONTEXT, secret()).bytes();
        refused(new KeyContext(ACME, KeyPurpose.DATA, IDS.key(), 1), wrapped);
        refused(new KeyContext(ACME, KeyPurpose.DATA, CONTEXT.keyId(), 2), wrapped);
    }

    @Test
    default void refusesATamperedByte() {
        byte[] wrapped = service().wrap(CONTEXT, secret()).bytes();
        for (int i = 0; i < wrapped.length; i++) {
            byte[] tampered = wrapped.clone();
            tampered[i] ^= 1;
            refused(CONTEXT, tampered);
        }
    }

    @Test
    default void refusesATruncatedKey() {
        byte[] wrapped = service().wrap(CONTEXT, secret()).bytes();
        for (int length = 0; length < wrapped.length; length++) {
            refused(CONTEXT, Arrays.copyOf(wrapped, length));
        }
    }

    @Test
    default void refusesAKeyOfAnotherOperator() {
        refused(CONTEXT, foreign().wrap(CONTEXT, secret()).bytes());
    }

    @Test
    default void saysWhatItNeeds() {
        assertThat(service().needs()).isNotBlank().doesNotEndWith(".");
    }
}
