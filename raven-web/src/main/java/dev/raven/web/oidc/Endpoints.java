package dev.raven.web.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;

/**
 * Where a provider does what (OpenID Connect Discovery 1.0).
 *
 * @param authorization to where browsers are sent
 * @param token where a code is exchanged
 * @param keys by which its signatures are verified
 */
record Endpoints(URI authorization, URI token, URI keys) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a provider's own description; one of another issuer would have Raven believe that one. */
    static Endpoints read(byte[] document, String issuer) throws IOException {
        JsonNode told = JSON.readTree(document);
        if (!told.path("issuer").asText().equals(issuer)) {
            throw new IOException("describes another issuer than RAVEN_OIDC_ISSUER");
        }
        return new Endpoints(
                endpoint(told, "authorization_endpoint"), endpoint(told, "token_endpoint"), endpoint(told, "jwks_uri"));
    }

    private static URI endpoint(JsonNode told, String name) throws IOException {
        try {
            return requireSafe(URI.create(told.path(name).asText()));
        } catch (IllegalArgumentException unsafe) {
            throw new IOException("names no https URL as " + name, unsafe);
        }
    }

    /** @throws IllegalArgumentException for what is not reached over TLS, but on this machine */
    static URI requireSafe(URI uri) {
        boolean loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && loopback;
        if (!safe || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("no address that keeps what is sent secret");
        }
        return uri;
    }
}
