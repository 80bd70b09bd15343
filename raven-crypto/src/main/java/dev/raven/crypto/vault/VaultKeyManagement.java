package dev.raven.crypto.vault;

import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Wraps keys with a Transit key of Vault that was made with {@code derived=true}: Vault derives another key for each
 * context, so a wrapped key opens for its own context alone. (Associated data would be lost when Vault rewraps.)
 */
public final class VaultKeyManagement implements KeyManagement {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final VaultSettings settings;
    private final VaultClient client;
    private final VaultSession session;
    private final LongSupplier nanos;

    /** @param nanos what a call's time is measured by */
    VaultKeyManagement(VaultSettings settings, Clock clock, LongSupplier nanos) {
        this.settings = settings;
        this.client = new VaultClient(settings);
        this.session = new VaultSession(client, settings.login(), clock);
        this.nanos = nanos;
    }

    /** Opens a client; Vault is first called to wrap or unwrap. */
    public static VaultKeyManagement open(VaultSettings settings, Clock clock) {
        return new VaultKeyManagement(settings, clock, System::nanoTime);
    }

    @Override
    public KeyServiceReply wrap(KeyContext context, byte[] plain) {
        VaultClient.Answer answer = call("encrypt", Map.of("plaintext", base64(plain), "context", context(context)));
        if (!answer.good()) {
            throw answer.failure(Reason.REFUSED);
        }
        String ciphertext = answer.body().at("/data/ciphertext").asText();
        if (!ciphertext.startsWith("vault:")) {
            throw notVault(answer);
        }
        return new KeyServiceReply(ciphertext.getBytes(StandardCharsets.US_ASCII), answer.requestId());
    }

    /**
     * Vault says 400 for altered bytes, for a key that is not there, and for a version shut out by the key's
     * {@code min_decryption_version}; only its words tell them apart.
     */
    @Override
    public KeyServiceReply unwrap(KeyContext context, byte[] wrapped) {
        String ciphertext = new String(wrapped, StandardCharsets.US_ASCII);
        VaultClient.Answer answer = call("decrypt", Map.of("ciphertext", ciphertext, "context", context(context)));
        if (!answer.good()) {
            throw answer.failure(
                    answer.status() == BAD_REQUEST && !answer.refusesByKey() ? Reason.WRONG : Reason.REFUSED);
        }
        return new KeyServiceReply(plain(answer), answer.requestId());
    }

    private static byte[] plain(VaultClient.Answer answer) {
        String base64 = answer.body().at("/data/plaintext").asText();
        if (base64.isEmpty()) {
            throw notVault(answer);
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException nonsense) {
            throw notVault(answer);
        }
    }

    /** Something else answers in Vault's place, such as a proxy: what it says must not be stored as a wrapped key. */
    private static KeyServiceException notVault(VaultClient.Answer answer) {
        return answer.failure(Reason.AWAY);
    }

    @Override
    public String needs() {
        return "Vault must be unsealed and let Raven encrypt and decrypt with the Transit key " + settings.mount() + "/"
                + settings.key() + ", made with derived=true";
    }

    /** Once more with another token where Vault refuses the one at hand. */
    private VaultClient.Answer call(String operation, Map<String, String> body) {
        String path = settings.mount() + "/" + operation + "/" + settings.key();
        Deadline deadline = new Deadline(LIMIT, nanos);
        VaultToken token = session.token(deadline);
        VaultClient.Answer answer = client.post(path, Optional.of(token), body, deadline);
        if (answer.status() != FORBIDDEN) {
            return answer;
        }
        return session.otherThan(token, deadline)
                .map(other -> client.post(path, Optional.of(other), body, deadline))
                .orElse(answer);
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
