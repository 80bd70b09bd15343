package dev.raven.api.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link RavenClient} is told. Only the URL is needed, and for all but registration an API key. */
public final class RavenClientBuilder {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final ServerUrl server;
    private final HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT);
    private @Nullable Credentials credentials;
    private Retries retries = Retries.DEFAULT;

    RavenClientBuilder(URI url) {
        this.server = new ServerUrl(url);
    }

    /** The API key that every request carries. */
    public RavenClientBuilder apiKey(String key) {
        return apiKey(() -> key);
    }

    /** Where the API key is read before each request, so that a rotated one is used at once: it should answer quickly. */
    public RavenClientBuilder apiKey(Supplier<String> key) {
        credentials = new Credentials(key);
        return this;
    }

    /** How long one try may take until its answer is read; 30 s where nothing else is said. */
    public RavenClientBuilder timeout(Duration timeout) {
        retries = new Retries(retries.most(), timeout, retries.deadline());
        return this;
    }

    /** How long a call may take, with all its tries and waits; 60 s where nothing else is said. */
    public RavenClientBuilder deadline(Duration deadline) {
        retries = new Retries(retries.most(), retries.timeout(), deadline);
        return this;
    }

    /** How often a call may be tried again, 0–20; 4 where nothing else is said. */
    public RavenClientBuilder retries(int retries) {
        this.retries = new Retries(retries, this.retries.timeout(), this.retries.deadline());
        return this;
    }

    /** Settings of the JDK's client: a proxy, an SSL context that knows a CA of one's own, how long to connect (10 s). */
    public RavenClientBuilder http(Consumer<HttpClient.Builder> settings) {
        settings.accept(http);
        return this;
    }

    /** The client. It follows no redirect, which would take the API key elsewhere. */
    public RavenClient build() {
        return build(Waiting.REAL);
    }

    RavenClient build(Waiting waiting) {
        HttpClient client =
                http.followRedirects(Redirect.NEVER).version(Version.HTTP_1_1).build();
        return new RavenClient(new Exchange(client, server, credentials, retries, waiting));
    }
}
