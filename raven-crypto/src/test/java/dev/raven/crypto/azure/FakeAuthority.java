package dev.raven.crypto.azure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who gives tokens for a vault: to an application with its secret, its certificate, or a token of its cluster. */
final class FakeAuthority {
    static final String HOST = "login.microsoftonline.com";
    static final String TENANT = "11111111-2222-3333-4444-555555555555";
    static final String CLIENT = "66666666-7777-8888-9999-000000000000";
    static final String SECRET = "test-client-secret";
    static final String CLUSTER_TOKEN = "header.payload.signature";
    static final MadeCertificate CERTIFICATE = MadeCertificate.of("RSA", "dns:raven");

    record Answer(int status, Map<String, ?> body) {}

    private final Set<String> given = ConcurrentHashMap.newKeySet();
    volatile int trouble;
    volatile int refusal = 401;

    /** How many tokens were given. */
    int tokens() {
        return given.size();
    }

    void forgetTokens() {
        given.clear();
    }

    boolean gave(String authorization) {
        return given.contains(authorization);
    }

    Answer token(String path, byte[] body) {
        if (trouble != 0) {
            return refused(trouble, "temporarily_unavailable");
        }
        Map<String, String> form = form(body);
        boolean right = path.equals("/" + TENANT + "/oauth2/v2.0/token")
                && CLIENT.equals(form.get("client_id"))
                && form.getOrDefault("scope", "").contains("https://vault.azure.net/.default")
                && (SECRET.equals(form.get("client_secret")) || proves(form.getOrDefault("client_assertion", "")));
        if (!right) {
            return refused(refusal, "invalid_client");
        }
        String token = "token-" + (given.size() + 1);
        given.add("Bearer " + token);
        return new Answer(200, Map.of("token_type", "Bearer", "expires_in", 3600, "access_token", token));
    }

    private static Answer refused(int status, String error) {
        return new Answer(status, Map.of("error", error, "error_description", "AADSTS: " + error));
    }

    private static boolean proves(String assertion) {
        String[] parts = assertion.split("\\.");
        if (assertion.equals(CLUSTER_TOKEN)) {
            return true;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(CERTIFICATE.publicKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | RuntimeException invalid) {
            return false;
        }
    }

    private static Map<String, String> form(byte[] body) {
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }
}
