package dev.raven.crypto.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyManagementContract;
import dev.raven.core.key.KeyPurpose;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LocalKeyManagementTest implements KeyManagementContract {
    private static final HexFormat HEX = HexFormat.of();

    private final KeyManagement service = open();
    private final KeyManagement foreign = open();

    private static KeyManagement open() {
        return LocalKeyManagement.open(KeyMaterial.random(new SecureRandom()));
    }

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }

    /** Written down, so that what one version wrapped opens in the next: AES-KWP and HKDF by another implementation. */
    @Test
    void opensWhatWasWrappedOnce() {
        KeyContext context = new KeyContext(
                new TenantId("ten_Vn3qZ1mXb8RkT0yLw5cGdA"), KeyPurpose.DATA, "ky_Ht4Vw9Ez2Ku7Xb1Dq6SmPo", 1);
        byte[] plain = HEX.parseHex(
                "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f");
        byte[] wrapped = HEX.parseHex(
                "e5feb92a24339f1b2d2b370cbe4e1abc23543d220c44138ad17b00440e2e563e70e553f26d58d784d8ee493229c9c93531ef863b67ac913cda24008b9022746635651d3a5ecfb273");
        KeyManagement local = LocalKeyManagement.open(
                new KeyMaterial(HEX.parseHex("7d0f1be8a3c24956d8e1f09b6a7c3d5e2184c6fbb9a05e37f1d26c4890abde13")));
        assertThat(local.unwrap(context, wrapped).bytes()).isEqualTo(plain);
        assertThat(local.wrap(context, plain).bytes()).isEqualTo(wrapped);
    }

    @Test
    void aClosedOneDoesNothingMore() {
        service.close();
        assertThatThrownBy(() -> service.wrap(CONTEXT, new byte[32])).isInstanceOf(IllegalStateException.class);
    }
}
