package dev.raven.web.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.settings.Secret;
import dev.raven.web.fetch.Fetch;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is asked of an identity provider, server to server. */
final class Provider implements ResourceRetriever, AutoCloseable {
    private static final Logger LOG = System.getLogger(Provider.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 512 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BAD_REQUEST = 400;

    private final OidcSettings settings;
    private final Fetch fetch = new Fetch(LONGEST, PATIENCE);

    Provider(OidcSettings settings) {
        this.settings = settings;
    }

    /** Where it does what. */
    Endpoints endpoints() throws IOException {
        String document = settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        return Endpoints.read(got(URI.create(document)), settings.issuer());
    }

    /** The keys by which its signatures are verified. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(new String(got(URI.create(url.toString())), StandardCharsets.UTF_8), "application/json");
    }

    /**
     * Exchanges a code for the ID token, unverified (RFC 6749, 4.1.3).
     *
     * @throws UnauthenticatedException where the provider does not know the code
     */
    String redeem(URI endpoint, String code, SignInAttempt attempt) throws IOException {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", settings.callback().toString(),
                "code_verifier", attempt.verifier(),
                "client_id", settings.clientId()));
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form(form)));
        settings.clientSecret().ifPresent(secret -> request.header("Authorization", basic(secret)));
        HttpResponse<byte[]> answer = fetch.send(request.build());
        if (answer.statusCode() == BAD_REQUEST) {
            LOG.log(Level.WARNING, "the identity provider refuses a code: " + error(answer.body()));
            throw new UnauthenticatedException();
        }
        return JSON.readTree(whole(answer)).path("id_token").asText();
    }

    /** One of the words of RFC 6749, 5.2; what else is written there is not repeated. */
    private static String error(byte[] body) throws IOException {
        String error = JSON.readTree(body).path("error").asText();
        return error.matches("[a-z_]{1,40}") ? error : "it does not say why";
    }

    private byte[] got(URI uri) throws IOException {
        return whole(fetch.send(
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build()));
    }

    private static byte[] whole(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("answers with status " + answer.statusCode());
        }
        return answer.body();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Both parts are encoded as in a form first (RFC 6749, 2.3.1). */
    private String basic(Secret secret) {
        String pair = encoded(settings.clientId()) + ":" + encoded(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        fetch.close();
    }
}
