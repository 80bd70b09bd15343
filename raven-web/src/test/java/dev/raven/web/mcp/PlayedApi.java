package dev.raven.web.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.web.request.Requests;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of a server that answer as they are told, and what they were asked. */
final class PlayedApi {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String KEY = "Bearer rk_test_rvn_example";

    private final Map<String, RouteAnswer> answers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String method = "POST";
    String uri = "/raven/mcp";
    boolean bodyTrickles;

    @Nullable
    HttpServletRequest last;

    PlayedApi() {
        headers.put("Authorization", KEY);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("User-Agent", "agent/1");
        headers.put("Cookie", "not=for-routes");
        scopes("memory:read", "memory:write", "conversations:write");
    }

    void scopes(String... held) {
        answers("GET /caller", 200, Map.of("scopes", List.of(held)));
    }

    /** @param call as in {@link #asked} */
    void answers(String call, int status, Object body, String... header) {
        Map<String, String> with = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.length; i += 2) {
            with.put(header[i], header[i + 1]);
        }
        answers.put(call, new RouteAnswer(status, with, json(body)));
    }

    void refuses(String call, int status, String code, String... header) {
        answers(call, status, Map.of("code", code, "detail", "so it is", "status", status), header);
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a message is answered over HTTP. */
    RouteAnswer send(String message) throws IOException {
        RouteResponse sent = new RouteResponse((HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, called, arguments) -> {
                    throw new UnsupportedOperationException(called.getName());
                }));
        new McpServlet(new java.security.SecureRandom()).service(request(message), sent);
        return sent.answer();
    }

    /** What a request of JSON-RPC is answered. */
    JsonNode call(String called, Object parameters) throws IOException {
        RouteAnswer answer = send(json(Map.of("jsonrpc", "2.0", "id", 7, "method", called, "params", parameters)));
        JsonNode read = MAPPER.readTree(answer.body());
        if (answer.status() != 200 || read.path("id").asInt() != 7) {
            throw new AssertionError(answer.toString());
        }
        return read;
    }

    JsonNode tool(String name, Map<String, ?> arguments) throws IOException {
        return call("tools/call", Map.of("name", name, "arguments", arguments)).path("result");
    }

    private HttpServletRequest request(String body) {
        ServletInputStream stream = new GivenBody(body.getBytes(StandardCharsets.UTF_8));
        Map<String, Function<Object[], Object>> does = new HashMap<>();
        does.put("getMethod", none -> method);
        does.put("getHeader", name -> headers.get(String.valueOf(name[0])));
        does.put("getContentType", none -> headers.get("Content-Type"));
        does.put("getInputStream", none -> {
            if (bodyTrickles) {
                throw new AssertionError("the thread would wait here");
            }
            return stream;
        });
        does.put("getContextPath", none -> "/raven");
        does.put("getRequestURI", none -> uri);
        does.put("getRequestURL", none -> new StringBuffer("https://raven.example:8443/raven/mcp"));
        does.put("getAttribute", name -> attributes.get(String.valueOf(name[0])));
        does.put("setAttribute", pair -> attributes.put(String.valueOf(pair[0]), pair[1]));
        does.put("removeAttribute", name -> attributes.remove(String.valueOf(name[0])));
        does.put("getRequestDispatcher", path -> new Route(String.valueOf(path[0])));
        return Requests.answering(does);
    }

    private final class Route implements RequestDispatcher {
        private final String path;

        Route(String path) {
            this.path = path;
        }

        @Override
        public void forward(ServletRequest request, ServletResponse answer) {
            throw new UnsupportedOperationException("it would end the answer");
        }

        @Override
        public void include(ServletRequest request, ServletResponse answer) throws ServletException, IOException {
            HttpServletRequest asking = (HttpServletRequest) request;
            last = asking;
            String query = asking.getQueryString() == null ? "" : "?" + asking.getQueryString();
            String call = asking.getMethod() + " " + path.substring("/api/v1".length()) + query;
            asked.add(call);
            RouteAnswer played = answers.get(call);
            if (played == null) {
                throw new ServletException("nobody told what " + call + " answers");
            }
            HttpServletResponse response = (HttpServletResponse) answer;
            response.setStatus(played.status());
            played.headers().forEach(response::setHeader);
            response.getOutputStream().write(played.body().getBytes(StandardCharsets.UTF_8));
        }
    }
}
