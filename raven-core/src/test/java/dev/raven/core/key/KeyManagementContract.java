package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** For each part of a context, contexts that differ in it alone. */
    static Stream<Named<List<KeyContext>>> differing() {
        Stream<KeyContext> purposes =
                Arrays.stream(KeyPurpose.values()).map(purpose -> new KeyContext(ACME, purpose, CONTEXT.keyId(), 1));
        return Stream.of(
                Named.of("tenant", List.of(CONTEXT, new KeyContext(IDS.tenant(), KeyPurpose.DATA, CONTEXT.keyId(), 1))),
                Named.of("purpose", purposes.toList()),
                Named.of("keyId", List.of(CONTEXT, new KeyContext(ACME, KeyPurpose.DATA, IDS.key(), 1))),
                Named.of("version", List.of(CONTEXT, new KeyContext(ACME, KeyPurpose.DATA, CONTEXT.keyId(), 2))));
    }

    @ParameterizedTest
    @MethodSource("dev.raven.core.key.KeyManagementContract#differing")
    default void refusesAKeyWrappedForAnotherContext(List<KeyContext> contexts) {
        for (KeyContext from : contexts) {
            byte[] secret = secret();
            byte[] wrapped = service().wrap(from, secret.clone()).bytes();
            assertThat(service().unwrap(from, wrapped).bytes()).isEqualTo(secret);
            contexts.stream().filter(to -> !to.equals(from)).forEach(to -> refused(to, wrapped));
        }
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
