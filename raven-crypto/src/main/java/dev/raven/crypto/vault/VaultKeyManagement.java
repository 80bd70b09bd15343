package dev.raven.crypto.vault;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.WrongKeyException;
import dev.raven.core.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Wraps keys with a Transit key of Vault that was made with {@code derived=true}: Vault derives another key for each
 * context, so a wrapped key opens for its own context alone. (Associated data would be lost when Vault rewraps.)
 */
public final class VaultKeyManagement implements KeyManagement {
    private static final int BAD_REQUEST = 400;

    private final VaultSettings settings;
    private final VaultClient client;
    private final VaultSession session;

    private VaultKeyManagement(VaultSettings settings, VaultClient client, VaultSession session) {
        this.settings = settings;
        this.client = client;
        this.session = session;
    }

    /** Opens a client; Vault is first called by {@link #check}. */
    public static VaultKeyManagement open(VaultSettings settings, Clock clock) {
        VaultClient client = new VaultClient(settings);
        return new VaultKeyManagement(settings, client, new VaultSession(client, settings.login(), clock));
    }

    @Override
    public byte[] wrap(KeyContext context, byte[] plain) {
        VaultClient.Answer answer = call("encrypt", Map.of("plaintext", base64(plain), "context", context(context)));
        if (!answer.good()) {
            throw UnavailableException.keyService(null);
        }
        return answer.body().at("/data/ciphertext").asText().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] unwrap(KeyContext context, byte[] wrapped) {
        String ciphertext = new String(wrapped, StandardCharsets.US_ASCII);
        VaultClient.Answer answer = call("decrypt", Map.of("ciphertext", ciphertext, "context", context(context)));
        if (answer.status() == BAD_REQUEST) {
            throw new WrongKeyException();
        }
        if (!answer.good()) {
            throw UnavailableException.keyService(null);
        }
        return Base64.getDecoder().decode(answer.body().at("/data/plaintext").asText());
    }

    @Override
    public void check() {
        KeyContext context = new KeyContext(TenantId.PLATFORM, KeyPurpose.DATA, "check", 1);
        KeyContext other = new KeyContext(TenantId.PLATFORM, KeyPurpose.INDEX, "check", 1);
        byte[] probe = new byte[KeyMaterial.LENGTH];
        try {
            byte[] wrapped = wrap(context, probe);
            if (!Arrays.equals(probe, unwrap(context, wrapped))) {
                throw new SettingException("KMS_KEY_ID", "the Transit key does not unwrap what it wrapped.");
            }
            refuseUnlessBound(other, wrapped);
        } catch (UnavailableException away) {
            throw new SettingException(
                    "VAULT_ADDR",
                    "Vault does not answer, is sealed, or refuses; it must let Raven encrypt and decrypt with the key "
                            + settings.mount() + "/" + settings.key() + ".");
        }
    }

    /** A key that is not derived ignores the context: one tenant's wrapped key would open as another's. */
    private void refuseUnlessBound(KeyContext other, byte[] wrapped) {
        try {
            unwrap(other, wrapped);
        } catch (WrongKeyException bound) {
            return;
        }
        throw new SettingException("KMS_KEY_ID", "the Transit key must be made with derived=true; make another.");
    }

    /** Once more with a new token where Vault refuses the one at hand. */
    private VaultClient.Answer call(String operation, Map<String, String> body) {
        String path = settings.mount() + "/" + operation + "/" + settings.key();
        VaultClient.Answer answer = client.post(path, session.token(), body);
        if (answer.status() == 403) {
            session.forget();
            answer = client.post(path, session.token(), body);
        }
        return answer;
    }

    private static String context(KeyContext context) {
        return base64(context.canonical());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        client.close();
    }
}
