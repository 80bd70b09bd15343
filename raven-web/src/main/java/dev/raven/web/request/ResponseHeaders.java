package dev.raven.web.request;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that every answer carries, also a refused one (OWASP REST Security Cheat Sheet). */
public final class ResponseHeaders {
    private ResponseHeaders() {}

    public static void set(HttpServletResponse response, String requestId, boolean secure) {
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** The deployment's data is sealed under a key that everybody knows. */
    public static void warnThatNothingIsProtected(HttpServletResponse response) {
        response.setHeader("Raven-Encryption", "off");
    }
}
