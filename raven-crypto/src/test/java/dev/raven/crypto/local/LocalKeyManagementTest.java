package dev.raven.crypto.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyManagementContract;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class LocalKeyManagementTest implements KeyManagementContract {
    private final KeyManagement service = open();
    private final KeyManagement foreign = open();

    private static KeyManagement open() {
        SecureRandom random = new SecureRandom();
        return LocalKeyManagement.open(KeyMaterial.random(random), random);
    }

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }

    @Test
    void aClosedOneDoesNothingMore() {
        service.close();
        assertThatThrownBy(() -> service.wrap(CONTEXT, new byte[32])).isInstanceOf(IllegalStateException.class);
    }
}
