package dev.raven.crypto.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Raven proves to Azure who it is; never printed. What a developer's tools have at hand is not tried: a server that
 * runs as whoever last logged in on its machine runs as the wrong one.
 */
public final class AzureLogin {
    private static final String NO_PEM =
            "must be a PEM file that Raven may read, with the certificate and its private key, not encrypted";

    private final Optional<String> tenant;
    private final Optional<String> client;
    private final Optional<String> secret;
    private final Optional<Path> certificate;
    private final Optional<String> tokenFile;

    private AzureLogin(Environment environment) {
        this.tenant = environment.parsed("AZURE_TENANT_ID", AzureLogin::plain, "must be a tenant's id or domain");
        this.client = environment.parsed("AZURE_CLIENT_ID", AzureLogin::plain, "must be an application's id");
        this.secret = environment.text("AZURE_CLIENT_SECRET");
        this.certificate = environment.parsed("AZURE_CLIENT_CERTIFICATE_PATH", AzureLogin::pem, NO_PEM);
        this.tokenFile = environment.text("AZURE_FEDERATED_TOKEN_FILE");
    }

    static AzureLogin from(Environment environment) {
        AzureLogin login = new AzureLogin(environment);
        if (login.secret.isPresent() && login.certificate.isPresent()) {
            throw new SettingException("AZURE_CLIENT_SECRET", "set it or AZURE_CLIENT_CERTIFICATE_PATH, not both.");
        }
        boolean application =
                Stream.of(login.secret, login.certificate, login.tokenFile).anyMatch(Optional::isPresent);
        if (application && login.tenant.isEmpty()) {
            throw new SettingException("AZURE_TENANT_ID", "must be set with a secret, a certificate or a token file.");
        }
        if (application && login.client.isEmpty()) {
            throw new SettingException("AZURE_CLIENT_ID", "must be set with a secret, a certificate or a token file.");
        }
        return login;
    }

    /** What gets tokens; calls nothing yet. */
    TokenCredential credential(HttpClient http, URI authority) {
        if (secret.isPresent()) {
            return application(new ClientSecretCredentialBuilder(), http, authority)
                    .clientSecret(secret.get())
                    .build();
        }
        if (certificate.isPresent()) {
            return application(new ClientCertificateCredentialBuilder(), http, authority)
                    .pemCertificate(certificate.get().toString())
                    .build();
        }
        if (tokenFile.isPresent()) {
            return application(new WorkloadIdentityCredentialBuilder(), http, authority)
                    .tokenFilePath(tokenFile.get())
                    .build();
        }
        ManagedIdentityCredentialBuilder managed = once(new ManagedIdentityCredentialBuilder(), http);
        client.ifPresent(managed::clientId);
        return managed.build();
    }

    /** Without discovery, which would ask a host other than the authority what the settings already say. */
    private <T extends AadCredentialBuilderBase<T>> T application(T builder, HttpClient http, URI authority) {
        return once(builder, http)
                .tenantId(tenant.orElseThrow())
                .clientId(client.orElseThrow())
                .authorityHost(authority.toString())
                .disableInstanceDiscovery();
    }

    private static <T extends CredentialBuilderBase<T>> T once(T builder, HttpClient http) {
        return builder.httpClient(http).httpLogOptions(AzureHttp.UNLOGGED).retryOptions(AzureHttp.ONE_TRY);
    }

    private static String plain(String text) {
        if (!text.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("no id");
        }
        return text;
    }

    private static Path pem(String text) {
        try {
            Path file = Path.of(text);
            String pem = Files.readString(file);
            if (pem.contains("-----BEGIN CERTIFICATE-----") && pem.contains("-----BEGIN PRIVATE KEY-----")) {
                return file;
            }
            throw new IllegalArgumentException("no certificate with its key");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
