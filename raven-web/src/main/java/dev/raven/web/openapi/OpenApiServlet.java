package dev.raven.web.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /openapi}: YAML, or JSON where the client asks for {@code application/json}. */
@WebServlet(urlPatterns = "/openapi", name = "openapi")
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OpenApi document = OpenApi.read();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = String.valueOf(request.getHeader("Accept"));
        boolean json = accept.contains("application/json");
        byte[] body = json ? document.json() : document.yaml();
        response.setContentType((json ? "application/json" : "application/yaml") + "; charset=utf-8");
        response.setHeader("Vary", "Accept");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
