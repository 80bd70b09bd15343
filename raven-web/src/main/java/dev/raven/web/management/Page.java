package dev.raven.web.management;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer to whoever looks after the server.
 *
 * @param type with its charset
 */
public record Page(int status, String type, byte[] body) {
    private static final int OK = 200;

    public static Page ok(String type, byte[] body) {
        return new Page(OK, type, body);
    }

    static Page plain(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Answers a request of the main listener with it. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
