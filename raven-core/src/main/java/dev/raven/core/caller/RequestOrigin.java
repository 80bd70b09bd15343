package dev.raven.core.caller;

import java.util.Optional;

/**
 * Where a request came from, as the audit log records it.
 *
 * @param requestId the {@code X-Request-Id} of the request
 * @param method the HTTP method
 * @param route the route template, such as {@code /users/{user_id}}: never the path with its ids
 * @param address the client's address, seen through trusted proxies only
 * @param userAgent what the client calls itself, cut to 256 characters
 */
public record RequestOrigin(
        String requestId, String method, String route, Optional<String> address, Optional<String> userAgent) {}
