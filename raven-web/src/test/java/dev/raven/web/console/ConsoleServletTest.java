package dev.raven.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.web.request.Requests;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsoleServletTest {
    private static final Map<String, String> WAR = Map.of(
            "/console/index.html", "<p>start",
            "/console/missing.html", "<p>missing",
            "/console/parts/icon.js", "icon",
            "/console/lib/LICENSE", "licence");

    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    private static <T> T proxy(Class<T> type, Map<String, Function<Object[], @Nullable Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.getOrDefault(method.getName(), none -> {
                            throw new UnsupportedOperationException(method.getName());
                        })
                        .apply(arguments)));
    }

    private static ServletContext war() {
        return proxy(
                ServletContext.class,
                Map.of(
                        "getResourcePaths",
                        of -> switch (of[0].toString()) {
                            case "/console/" ->
                                Set.of(
                                        "/console/index.html",
                                        "/console/missing.html",
                                        "/console/parts/",
                                        "/console/lib/");
                            case "/console/parts/" -> Set.of("/console/parts/icon.js");
                            case "/console/lib/" -> Set.of("/console/lib/LICENSE");
                            default -> null;
                        },
                        "getResourceAsStream",
                        of -> new ByteArrayInputStream(
                                WAR.getOrDefault(of[0].toString(), "").getBytes(StandardCharsets.UTF_8))));
    }

    private HttpServletResponse response() {
        return proxy(
                HttpServletResponse.class,
                Map.of(
                        "setStatus",
                                code -> {
                                    status = (int) code[0];
                                    return null;
                                },
                        "setHeader", pair -> headers.put(pair[0].toString(), pair[1].toString()),
                        "setContentType", type -> headers.put("Content-Type", type[0].toString()),
                        "setContentLength", length -> headers.put("Content-Length", length[0].toString()),
                        "getOutputStream", none -> output()));
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int one) {
                body.write(one);
            }
        };
    }

    private void ask(@Nullable String path, Map<String, String> sent) throws IOException, ServletException {
        headers.clear();
        body.reset();
        status = 200;
        ConsoleServlet servlet = new ConsoleServlet();
        servlet.init(proxy(
                ServletConfig.class, Map.of("getServletContext", none -> war(), "getInitParameter", name -> null)));
        servlet.doGet(
                Requests.answering(Map.of(
                        "getPathInfo", none -> path,
                        "getContextPath", none -> "",
                        "getHeader", name -> sent.get(name[0].toString()),
                        "setAttribute", route -> null)),
                response());
    }

    @Test
    void showsItsStartUnderAStrictPolicy() throws IOException, ServletException {
        ask("/", Map.of());

        assertThat(status).isEqualTo(200);
        assertThat(body).hasToString("<p>start");
        assertThat(headers)
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .doesNotContainKey("Content-Encoding");
        assertThat(headers.get("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "form-action 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http", "data:", "*");
    }

    @Test
    void packsForWhoTakesIt() throws IOException, ServletException {
        ask("/parts/icon.js", Map.of("Accept-Encoding", "br;q=1.0, gzip;q=0.8"));
        assertThat(headers).containsEntry("Content-Encoding", "gzip").containsEntry("Vary", "Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body.toByteArray())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("icon");

        ask("/parts/icon.js", Map.of("Accept-Encoding", "gzip;q=0, br"));
        assertThat(headers).doesNotContainKey("Content-Encoding");
        assertThat(body).hasToString("icon");
    }

    @Test
    void whoHasItIsNotSentItAgain() throws IOException, ServletException {
        ask("/parts/icon.js", Map.of());
        String tag = headers.getOrDefault("ETag", "");

        ask("/parts/icon.js", Map.of("If-None-Match", tag));
        assertThat(status).isEqualTo(304);
        assertThat(body.size()).isZero();
        assertThat(headers)
                .as("take the place of those that the browser keeps")
                .containsEntry("Content-Security-Policy", ConsoleServlet.POLICY)
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("ETag", tag);
        ask("/", Map.of("If-None-Match", tag));
        assertThat(status).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsSaidCalmly() throws IOException, ServletException {
        for (String path : Set.of("/nothing", "/../WEB-INF/web.xml", "/lib/LICENSE", "/parts/")) {
            ask(path, Map.of());
            assertThat(status).as(path).isEqualTo(404);
            assertThat(body).as(path).hasToString("<p>missing");
            assertThat(headers).doesNotContainKey("ETag").containsKey("Content-Security-Policy");
        }
    }

    @Test
    void leadsToItsStart() throws IOException, ServletException {
        ask(null, Map.of());

        assertThat(status).isEqualTo(302);
        assertThat(headers).containsEntry("Location", "/console/");
    }
}
