package dev.raven.web.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider on loopback, with keys and signatures of its own: lets in whoever comes, and gives a token for a code to who proves to
 * have asked for it.
 */
public final class FakeOidcProvider implements AutoCloseable {
    public static final String CLIENT = "raven console";
    public static final String SECRET = "s3cret:%/+";

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile RSAKey key = newKey();
    private volatile Tokens tokens = (provider, claims) -> provider.signed(claims.build());
    private volatile List<String> groups = List.of("raven-auditors", "everybody");
    private volatile String subject = "248289761001";
    private volatile boolean away;

    /** What the provider makes of the claims of who came; it may say something else. */
    public interface Tokens {
        String token(FakeOidcProvider provider, JWTClaimsSet.Builder claims) throws JOSEException;
    }

    public FakeOidcProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/staff";
    }

    /** How many times somebody asked for its keys. */
    int keysAsked() {
        return keysAsked.get();
    }

    void gives(Tokens other) {
        tokens = other;
    }

    public void putsIn(String... theirs) {
        groups = List.of(theirs);
    }

    /** Whoever signs in is that one from now on. */
    public void actsFor(String somebody) {
        subject = somebody;
    }

    void isAway(boolean now) {
        away = now;
    }

    /** Signs by another key from now on, which it publishes in the place of the one before. */
    void rotates() {
        key = newKey();
    }

    RSAKey key() {
        return key;
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs in whoever a browser was sent with; what the browser brings back, as a query. */
    public String signsIn(URI destination) {
        Map<String, String> asked = fields(destination.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return "code=" + code + "&session_state=x&state=" + asked.get("state");
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private JWTClaimsSet.Builder claims(Map<String, String> asked) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .claim("nonce", asked.get("nonce"))
                .claim("name", "Mia Möller")
                .claim("groups", groups)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace("/realms/staff", "");
        if (away) {
            reply(exchange, 503, "{}");
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> reply(exchange, 200, document());
            case "/keys" -> {
                keysAsked.incrementAndGet();
                reply(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            }
            case "/token" -> redeem(exchange);
            default -> reply(exchange, 404, "{}");
        }
    }

    private String document() {
        return "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/authorize?prompt=login\",\"token_endpoint\":\"%s/token\",\"jwks_uri\":\"%s/keys\"}"
                .formatted(issuer(), issuer(), issuer(), issuer());
    }

    private void redeem(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        @Nullable Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
        if (asked == null || !isTheClient(exchange) || !proves(form, asked)) {
            reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        try {
            reply(
                    exchange,
                    200,
                    "{\"id_token\":\"" + tokens.token(this, claims(asked)) + "\",\"token_type\":\"Bearer\"}");
        } catch (JOSEException impossible) {
            throw new IOException(impossible);
        }
    }

    private static boolean isTheClient(HttpExchange exchange) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Basic ", "");
        String[] pair = new String(Base64.getDecoder().decode(sent), US_ASCII).split(":", 2);
        return URLDecoder.decode(pair[0], UTF_8).equals(CLIENT)
                && URLDecoder.decode(pair[1], UTF_8).equals(SECRET);
    }

    private static boolean proves(Map<String, String> form, Map<String, String> asked) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(form.getOrDefault("code_verifier", "").getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).equals(asked.get("code_challenge"))
                    && "S256".equals(asked.get("code_challenge_method"))
                    && "authorization_code".equals(form.get("grant_type"))
                    && asked.get("redirect_uri").equals(form.get("redirect_uri"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
