package dev.raven.crypto.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** AWS STS over its protocol: gives the credentials of a session that {@link FakeAwsKms} knows for the right token. */
final class FakeSts implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::123456789012:role/raven";
    static final String TOKEN = "header.claims.signature";

    private static final String GIVEN = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
                <SessionToken>%s</SessionToken><Expiration>%s</Expiration>
              </Credentials></AssumeRoleWithWebIdentityResult>
              <ResponseMetadata><RequestId>sts-1</RequestId></ResponseMetadata>
            </AssumeRoleWithWebIdentityResponse>
            """;
    private static final String REFUSED = """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error><Type>Sender</Type><Code>InvalidIdentityToken</Code><Message>refused</Message></Error>
              <RequestId>sts-1</RequestId>
            </ErrorResponse>
            """;

    private final HttpServer server;
    volatile boolean hanging;

    FakeSts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hanging) {
            return;
        }
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            boolean fits = asked(form)
                    .entrySet()
                    .containsAll(Map.of(
                                    "Action", "AssumeRoleWithWebIdentity",
                                    "RoleArn", ROLE,
                                    "WebIdentityToken", TOKEN)
                            .entrySet());
            Instant end = Instant.now().plus(Duration.ofHours(1));
            String answer = fits
                    ? GIVEN.formatted(FakeAwsKms.SESSION_ID, FakeAwsKms.SECRET, FakeAwsKms.SESSION_TOKEN, end)
                    : REFUSED;
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(fits ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> asked(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
