package dev.raven.crypto.aws;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4, as the server checks it. */
final class SignatureV4 {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

    private SignatureV4() {}

    /** Whose key signed, by what the request says. */
    static String accessKey(HttpExchange exchange) {
        Matcher parts = parts(exchange);
        return parts.matches() ? parts.group(1) : "";
    }

    /** Whether the request was signed with that secret over the body and the headers that came, none of AWS's left out. */
    static boolean fits(HttpExchange exchange, byte[] body, String secret) {
        Matcher parts = parts(exchange);
        if (!parts.matches() || !signsAwsHeaders(exchange, parts.group(5))) {
            return false;
        }
        String scope = parts.group(2) + "/" + parts.group(3) + "/" + parts.group(4) + "/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + exchange.getRequestHeaders().getFirst("X-Amz-Date") + "\n" + scope + "\n"
                + sha256(canonical(exchange, body, parts.group(5)).getBytes(StandardCharsets.UTF_8));
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), parts.group(2));
        for (String part : new String[] {parts.group(3), parts.group(4), "aws4_request"}) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign)).equals(parts.group(6));
    }

    private static Matcher parts(HttpExchange exchange) {
        return AUTHORIZATION.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private static boolean signsAwsHeaders(HttpExchange exchange, String signedHeaders) {
        Set<String> signed = Set.of(signedHeaders.split(";"));
        return signed.contains("host")
                && exchange.getRequestHeaders().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(signed::contains);
    }

    private static String canonical(HttpExchange exchange, byte[] body, String signedHeaders) {
        String headers = Arrays.stream(signedHeaders.split(";"))
                .map(name -> name + ":"
                        + String.join(",", exchange.getRequestHeaders().get(name))
                                .trim() + "\n")
                .collect(Collectors.joining());
        return exchange.getRequestMethod() + "\n" + exchange.getRequestURI().getPath() + "\n\n" + headers + "\n"
                + signedHeaders + "\n" + sha256(body);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
