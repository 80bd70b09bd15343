package dev.raven.crypto.gcp;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.kms.v1.KeyManagementServiceClient;
import com.google.cloud.kms.v1.KeyManagementServiceSettings;
import dev.raven.core.settings.SettingException;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.net.URI;

/** Google's own client, set up as the settings say. */
final class GcpClient {
    /** One thread, as each key that a tenant brings has a client of its own. */
    private static final InstantiatingExecutorProvider RETRIES =
            InstantiatingExecutorProvider.newBuilder().setExecutorThreadCount(1).build();

    private GcpClient() {}

    /** @throws SettingException when no credentials are set, and none found where Google's programs look for them */
    static KeyManagementServiceClient open(GcpSettings settings) {
        try {
            return KeyManagementServiceClient.create(KeyManagementServiceSettings.newBuilder()
                    .setCredentialsProvider(credentials(settings))
                    .setTransportChannelProvider(channel(settings).build())
                    .setBackgroundExecutorProvider(RETRIES)
                    .build());
        } catch (IOException none) {
            throw new SettingException(
                    GcpCredentials.SETTING, "must name a credentials file: this machine has no default credentials.");
        }
    }

    private static CredentialsProvider credentials(GcpSettings settings) {
        if (settings.plaintext()) {
            return NoCredentialsProvider.create();
        }
        return settings.credentials()
                .<CredentialsProvider>map(known -> FixedCredentialsProvider.create(known.reveal()))
                .orElseGet(() -> KeyManagementServiceSettings.defaultCredentialsProviderBuilder()
                        .build());
    }

    private static InstantiatingGrpcChannelProvider.Builder channel(GcpSettings settings) {
        InstantiatingGrpcChannelProvider.Builder channel =
                KeyManagementServiceSettings.defaultGrpcTransportProviderBuilder();
        settings.endpoint().map(GcpClient::hostAndPort).ifPresent(channel::setEndpoint);
        return settings.plaintext() ? channel.setChannelConfigurator(ManagedChannelBuilder::usePlaintext) : channel;
    }

    private static String hostAndPort(URI endpoint) {
        int standard = "http".equals(endpoint.getScheme()) ? 80 : 443;
        return endpoint.getHost() + ":" + (endpoint.getPort() < 0 ? standard : endpoint.getPort());
    }
}
