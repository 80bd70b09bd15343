package dev.raven.crypto.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyServiceException;

/** Whatever bytes a store gives back for a wrapped key: they are one, or they are refused as wrong. */
class LocalKeyManagementFuzzTest {
    private static final KeyContext CONTEXT =
            new KeyContext(new TenantId("ten_Vn3qZ1mXb8RkT0yLw5cGdA"), KeyPurpose.DATA, "ky_Ht4Vw9Ez2Ku7Xb1Dq6SmPo", 1);

    private final KeyManagement local = LocalKeyManagement.open(new KeyMaterial(new byte[KeyMaterial.LENGTH]));

    @FuzzTest(maxDuration = "60s")
    void unwrapsOnlyWhatItWrapped(byte[] wrapped) {
        byte[] plain;
        try {
            plain = local.unwrap(CONTEXT, wrapped).bytes();
        } catch (KeyServiceException refused) {
            assertThat(refused.reason()).isEqualTo(KeyServiceException.Reason.WRONG);
            return;
        }
        assertThat(local.wrap(CONTEXT, plain).bytes()).isEqualTo(wrapped);
    }
}
