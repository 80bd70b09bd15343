package dev.raven.crypto.vault;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.Optional;

/** How Raven proves to Vault who it is; never printed. */
public final class VaultLogin {
    private final Optional<String> token;
    private final String roleId;
    private final String secretId;

    private VaultLogin(Optional<String> token, String roleId, String secretId) {
        this.token = token;
        this.roleId = roleId;
        this.secretId = secretId;
    }

    static VaultLogin from(Environment environment) {
        Optional<String> token = environment.parsed(
                "VAULT_TOKEN",
                VaultToken::sendable,
                "must be a token as Vault gives it, without spaces or line breaks");
        Optional<String> roleId = environment.text("VAULT_ROLE_ID");
        Optional<String> secretId = environment.text("VAULT_SECRET_ID");
        if (token.isPresent() == roleId.isPresent()) {
            throw new SettingException("VAULT_TOKEN", "set it, or VAULT_ROLE_ID with VAULT_SECRET_ID; one of the two.");
        }
        if (roleId.isPresent() != secretId.isPresent()) {
            throw new SettingException("VAULT_SECRET_ID", "goes with VAULT_ROLE_ID; set both or none.");
        }
        return new VaultLogin(token, roleId.orElse(""), secretId.orElse(""));
    }

    /** A token that was given; empty where one is got by AppRole. */
    Optional<String> token() {
        return token;
    }

    String roleId() {
        return roleId;
    }

    String secretId() {
        return secretId;
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
