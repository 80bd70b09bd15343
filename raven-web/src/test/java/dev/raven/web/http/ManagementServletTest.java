package dev.raven.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.web.management.ManagementPage;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.management.Page;
import dev.raven.web.request.Requests;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManagementServletTest {
    private final Map<String, Object> said = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                if (method.getName().equals("getOutputStream")) {
                    return output();
                }
                said.put(method.getName(), List.of(arguments));
                return null;
            });

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

    /** Says what it was asked; below {@code /word} something to everybody. */
    private record Echo(String path) implements ManagementPage {
        @Override
        public Optional<Page> page(String below, String accept) {
            return below.equals("/none") ? Optional.empty() : Optional.of(said("all of " + below + " as " + accept));
        }

        @Override
        public Optional<Page> publicPage(String below) {
            return below.equals("/word") ? Optional.of(said("a word")) : Optional.empty();
        }

        private static Page said(String text) {
            return Page.ok("text/plain", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<String> asked(boolean alone, String path, @Nullable String below) throws IOException {
        said.clear();
        body.reset();
        HttpServletRequest request = Requests.answering(Map.of(
                "getServletPath", none -> path,
                "getPathInfo", none -> below,
                "getHeader", name -> "text/x",
                "setAttribute", route -> said.put("route", route[1])));
        new ManagementServlet(
                        List.of(new Echo("/other"), new Echo("/page")), new ManagementSettings(Optional.empty(), alone))
                .doGet(request, response);
        return said.containsKey("sendError") ? Optional.empty() : Optional.of(body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysAllOutsideProductionUnderTheNameOfItsRoute() throws IOException {
        assertThat(asked(false, "/page", null)).contains("all of  as text/x");
        assertThat(said).containsEntry("route", "/page").containsEntry("setHeader", List.of("Vary", "Accept"));
        assertThat(asked(false, "/page", "/part")).contains("all of /part as text/x");
        assertThat(said).containsEntry("route", "/page/part").containsEntry("setStatus", List.of(200));
    }

    @Test
    void saysNoMoreInProductionThanEverybodyMayKnow() throws IOException {
        assertThat(asked(true, "/page", null)).isEmpty();
        assertThat(asked(true, "/page", "/part")).isEmpty();
        assertThat(said).containsEntry("sendError", List.of(404)).doesNotContainKey("route");
        assertThat(asked(true, "/page", "/word")).contains("a word");
    }

    @Test
    void whatIsNotThereHasNoRoute() throws IOException {
        assertThat(asked(false, "/page", "/none")).isEmpty();
        assertThat(asked(false, "/pages", null)).isEmpty();
        assertThat(said).containsEntry("sendError", List.of(404)).doesNotContainKey("route");
    }
}
