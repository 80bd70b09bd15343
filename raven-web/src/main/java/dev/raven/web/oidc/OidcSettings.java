package dev.raven.web.oidc;

import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.Secret;
import dev.raven.core.settings.SettingException;
import dev.raven.web.contact.SecurityTxtSettings;
import java.net.URI;
import java.util.Optional;

/**
 * Which identity provider vouches for a tenant's staff.
 *
 * @param issuer {@code RAVEN_OIDC_ISSUER}, to the letter as the provider writes it; https outside loopback
 * @param clientId {@code RAVEN_OIDC_CLIENT_ID}
 * @param clientSecret {@code RAVEN_OIDC_CLIENT_SECRET}; none for a client that has none
 * @param tenant {@code RAVEN_OIDC_TENANT}: to whom all belong who sign in
 * @param grants {@code RAVEN_OIDC_CLAIM} and {@code RAVEN_OIDC_SCOPES}: what they may do
 * @param site {@code RAVEN_PUBLIC_URL}: where browsers find this server
 */
public record OidcSettings(
        String issuer, String clientId, Optional<Secret> clientSecret, TenantId tenant, ClaimGrants grants, URI site) {
    private static final String ISSUER = "RAVEN_OIDC_ISSUER";
    private static final String CLIENT_ID = "RAVEN_OIDC_CLIENT_ID";
    private static final String TENANT = "RAVEN_OIDC_TENANT";
    private static final String SCOPES = "RAVEN_OIDC_SCOPES";
    private static final String PUBLIC_URL = "RAVEN_PUBLIC_URL";

    /**
     * Empty where no provider is named.
     *
     * @throws SettingException naming what is missing or wrong
     */
    static Optional<OidcSettings> from(Environment environment) {
        Optional<String> issuer = environment.parsed(
                ISSUER,
                OidcSettings::issuer,
                "must be a URL such as https://login.example.com/realms/staff; http on loopback alone");
        Optional<String> client = environment.text(CLIENT_ID);
        Optional<Secret> secret = Secret.from(environment, "RAVEN_OIDC_CLIENT_SECRET");
        Optional<TenantId> tenant =
                environment.parsed(TENANT, TenantId::new, "must be a tenant_id, ten_ and 22 characters");
        Optional<ClaimGrants> grants = ClaimGrants.from(environment, SCOPES);
        Optional<URI> site = SecurityTxtSettings.from(environment).publicUrl();
        if (issuer.isEmpty()) {
            requireNone(client.isPresent() || secret.isPresent() || tenant.isPresent() || grants.isPresent());
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                issuer.get(),
                required(client, CLIENT_ID, "must be set: by which name the provider knows Raven."),
                secret,
                required(tenant, TENANT, "must be set: the tenant_id of whoever signs in."),
                required(grants, SCOPES, "must be set: which values of the claim give which scopes."),
                required(
                        site, PUBLIC_URL, "must be set with " + ISSUER + ": the provider sends browsers back there.")));
    }

    /** Where the provider sends browsers back to. */
    URI callback() {
        return site.resolve("/api/v1/sessions/oidc/callback");
    }

    /** Where they are sent on to. Of the whole URL: a server completes another by what it takes a proxy's request for. */
    URI console() {
        return site.resolve("/console/");
    }

    /** For who looks through all settings. */
    public static void check(Environment environment) {
        from(environment);
    }

    private static void requireNone(boolean any) {
        if (any) {
            throw new SettingException(ISSUER, "must be set with the other settings of OpenID Connect.");
        }
    }

    private static <T> T required(Optional<T> value, String name, String mend) {
        return value.orElseThrow(() -> new SettingException(name, mend));
    }

    private static String issuer(String text) {
        Endpoints.requireSafe(URI.create(text));
        if (text.contains("?") || text.contains("#")) {
            throw new IllegalArgumentException("no issuer (OpenID Connect Discovery 1.0, 3)");
        }
        return text;
    }
}
