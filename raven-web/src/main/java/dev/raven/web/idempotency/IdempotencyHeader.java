package dev.raven.web.idempotency;

import dev.raven.api.problem.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code Idempotency-Key}: 1–128 visible ASCII characters. */
public final class IdempotencyHeader {
    static final String NAME = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,128}");

    private IdempotencyHeader() {}

    /** @throws InvalidRequestException for a header that is empty, too long, or not visible ASCII */
    public static Optional<String> of(ContainerRequestContext request) {
        return valid(Optional.ofNullable(request.getHeaderString(NAME)));
    }

    /** @throws InvalidRequestException likewise */
    public static Optional<String> of(HttpServletRequest request) {
        return valid(Optional.ofNullable(request.getHeader(NAME)));
    }

    private static Optional<String> valid(Optional<String> sent) {
        sent.filter(key -> !VISIBLE.matcher(key).matches()).ifPresent(wrong -> {
            throw InvalidRequestException.of(NAME, "must have 1 to 128 visible ASCII characters.");
        });
        return sent;
    }
}
