package dev.raven.crypto.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.HttpClient;
import com.azure.core.util.Configuration;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.util.Arrays;
import java.util.Optional;

/**
 * Wraps and unwraps keys with an RSA key of Azure Key Vault, in the vault. RSA proves nothing of who wrapped: whoever has
 * the public half and can write to Redis could plant a key of their own, so that half is for Raven alone to read.
 */
public final class AzureKeyManagement implements KeyManagement {
    private static final KeyWrapAlgorithm ALGORITHM = KeyWrapAlgorithm.RSA_OAEP_256;
    private static final byte[] PROBE = new byte[1];

    private final AzureKeyId key;
    private final HttpClient http;
    private final TokenCredential credential;
    private final CryptographyClient newest;

    private AzureKeyManagement(AzureSettings settings, HttpClient http) {
        this.key = settings.key();
        this.http = http;
        this.credential = settings.login().credential(http, settings.authority());
        this.newest = client(key);
    }

    /** Opens a client; Azure is first called to wrap or unwrap. */
    public static AzureKeyManagement open(AzureSettings settings) {
        return open(settings, java.net.http.HttpClient.newBuilder());
    }

    static AzureKeyManagement open(AzureSettings settings, java.net.http.HttpClient.Builder http) {
        return new AzureKeyManagement(settings, AzureHttp.client(http));
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        byte[] bound = ContextBinding.bind(context, plain);
        try {
            return KeyVaultCall.run(call -> {
                byte[] ciphertext =
                        newest.wrapKey(ALGORITHM, bound, call.context()).getEncryptedKey();
                return new VersionedCiphertext(versionUsed(call), ciphertext).toBytes();
            });
        } finally {
            Arrays.fill(bound, (byte) 0);
        }
    }

    /** A vault that does not say which version wrapped is none: what it gave could not be unwrapped after a rotation. */
    private String versionUsed(KeyVaultCall call) {
        return call.keyUsed()
                .filter(key::isSameKeyAs)
                .flatMap(AzureKeyId::version)
                .orElseThrow(() -> call.failure(Reason.AWAY, null));
    }

    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        VersionedCiphertext parts = VersionedCiphertext.parse(wrapped)
                .orElseThrow(() -> new KeyServiceException(Reason.WRONG, Optional.empty(), null));
        return KeyVaultCall.run(call -> ContextBinding.release(context, unwrap(call, parts))
                .orElseThrow(() -> call.failure(Reason.WRONG, null)));
    }

    /**
     * The vault says the same of a version that was tampered with as of a key that is gone. Only whether the key still
     * wraps tells the two apart; taking the first for the second would let one altered record look like a revoked key.
     */
    private byte[] unwrap(KeyVaultCall call, VersionedCiphertext parts) {
        try {
            return client(key.at(parts.version()))
                    .unwrapKey(ALGORITHM, parts.ciphertext(), call.context())
                    .getKey();
        } catch (ResourceNotFoundException noSuchVersion) {
            newest.wrapKey(ALGORITHM, PROBE, call.context());
            throw call.failure(Reason.WRONG, noSuchVersion);
        } catch (RuntimeException failed) {
            throw KeyVaultFailure.vaultStatus(failed)
                            .filter(status -> status == 400)
                            .isPresent()
                    ? call.failure(Reason.WRONG, failed)
                    : failed;
        }
    }

    /** Its caching would ask for the key, and the right to read it, and then wrap here whatever became of the key. */
    private CryptographyClient client(AzureKeyId version) {
        return new CryptographyClientBuilder()
                .keyIdentifier(version.toString())
                .credential(credential)
                .httpClient(http)
                .configuration(Configuration.NONE)
                .httpLogOptions(AzureHttp.UNLOGGED)
                .retryOptions(AzureHttp.TWO_TRIES)
                .addPolicy(new KeyVaultCallPolicy())
                .disableKeyCaching()
                .buildClient();
    }

    @Override
    public String needs() {
        return "Azure Key Vault must let Raven use wrapKey and unwrapKey with " + key
                + ", an enabled RSA key of 2048 bits or more: the role Key Vault Crypto Service Encryption User";
    }

    /** Azure's clients have nothing to close; their connections end with them. */
    @Override
    public void close() {}
}
