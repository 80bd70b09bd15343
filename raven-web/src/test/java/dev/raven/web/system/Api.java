package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.web.openapi.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client. Whatever it is answered is held against the conventions and the description of the API. */
final class Api {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;

    private Api(HttpClient client, URI base, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.headers = headers;
    }

    static Api of(URI url) {
        return over(CLIENT, url);
    }

    /** One over connections of its own, such as encrypted ones. */
    static Api over(HttpClient client, URI url) {
        return new Api(client, url, Map.of());
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI url() {
        return base;
    }

    Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(client, base, more);
    }

    /** The same client with an API key. */
    Api as(String key) {
        return with("Authorization", "Bearer " + key);
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply post(String path, Object body) {
        return json("POST", path, body);
    }

    Reply patch(String path, Object body) {
        return json("PATCH", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** One that says what it means. */
    Reply delete(String path, Object body) {
        return json("DELETE", path, body);
    }

    private Reply json(String method, String path, Object body) {
        Api typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
        return typed.send(method, path, BodyPublishers.ofString(body instanceof String text ? text : json(body)));
    }

    /** Sends to {@code /api/v1/<path>}, or to a path that begins with a slash. */
    Reply send(String method, String path, BodyPublisher body) {
        URI target = URI.create(base + (path.startsWith("/") ? path : "/api/v1/" + path));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(60)).method(method, body);
        headers.forEach(request::header);
        try {
            return checked(method, new Reply(client.send(request.build(), BodyHandlers.ofString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Reply checked(String method, Reply reply) {
        assertThat(reply.header("X-Request-Id").orElse("")).matches("[A-Za-z0-9._-]{8,64}");
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("X-Powered-By")).isEmpty();
        boolean isHealth =
                reply.http().uri().getPath().startsWith("/health/"); // which says what is wrong in a form of its own
        if (reply.status() >= 400 && !method.equals("HEAD") && !isHealth) {
            Problems.check(reply);
        }
        if (reply.status() != 204 && !method.equals("HEAD") && !method.equals("OPTIONS")) {
            String type = reply.header("Content-Type").orElse("");
            assertThat(type).containsIgnoringCase("charset=utf-8");
            DOCUMENT.check(method, reply.http().uri().getPath(), reply.status(), type, reply.body());
        }
        return reply;
    }
}
