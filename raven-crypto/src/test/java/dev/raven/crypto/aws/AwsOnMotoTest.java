package dev.raven.crypto.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyManagementContract;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** The same promises against an AWS KMS that others wrote: it keeps the fake honest. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AwsOnMotoTest implements KeyManagementContract {
    private static final String ALIAS = "alias/raven";

    /** So many bytes at the head of a wrapped key are the id of moto's key, in clear. */
    private static final int NAME = 36;

    private static MotoServer moto;
    private static KeyMetadata key;
    private static KeyManagement service;
    private static KeyManagement foreign;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = MotoServer.start();
        key = moto.createKey(ALIAS);
        service = open(key.keyId());
        foreign = open(moto.createKey("alias/foreign").keyId());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (moto != null) {
            service.close();
            foreign.close();
            moto.close();
        }
    }

    private static KeyManagement open(String keyId) {
        return AwsKeyManagement.open(AwsSettings.from(new Environment(moto.variables()), keyId));
    }

    private static void refuses(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }

    /** Where moto names its key, and the altered name is that of none, it denies; all else is as everywhere. */
    @Override
    @Test
    public void refusesATamperedByte() {
        byte[] wrapped = service.wrap(CONTEXT, KeyManagementContract.secret()).bytes();
        for (int i = 0; i < wrapped.length; i++) {
            byte[] tampered = wrapped.clone();
            tampered[i] ^= 1;
            refuses(() -> service.unwrap(CONTEXT, tampered), i < NAME ? Reason.REFUSED : Reason.WRONG);
        }
    }

    @Test
    void aKeyMayBeNamedByItsIdItsArnOrAnAlias() {
        byte[] secret = KeyManagementContract.secret();
        byte[] wrapped = service.wrap(CONTEXT, secret.clone()).bytes();
        for (String name : List.of(key.arn(), ALIAS)) {
            try (KeyManagement named = open(name)) {
                assertThat(named.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(secret);
                byte[] again = named.wrap(CONTEXT, secret.clone()).bytes();
                assertThat(service.unwrap(CONTEXT, again).bytes()).isEqualTo(secret);
            }
        }
    }

    @Test
    void anUnknownKeyIsRefused() {
        try (KeyManagement unknown = open("alias/none")) {
            refuses(() -> unknown.wrap(CONTEXT, KeyManagementContract.secret()), Reason.REFUSED);
        }
    }

    @Test
    void namesItsCallsAsTheServicesOwnLogDoes() {
        KeyServiceReply wrapped = service.wrap(CONTEXT, KeyManagementContract.secret());
        KeyServiceReply unwrapped = service.unwrap(CONTEXT, wrapped.bytes());
        assertThat(wrapped.requestId()).isPresent();
        assertThat(unwrapped.requestId()).isPresent().isNotEqualTo(wrapped.requestId());
    }
}
