package dev.raven.web.http;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.PayloadTooLargeException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.web.problem.HttpProblems;
import dev.raven.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request must fulfil before anybody looks at what it asks. */
final class RequestRules {
    private static final int LONGEST_URI = 8192;
    private static final int LARGEST_HEADERS = 8192;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern KEY_IN_QUERY = Pattern.compile(
            "rk_(live|test)_|(^|&)(api_?key|access_token|token|key|authorization)=", Pattern.CASE_INSENSITIVE);

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private RequestRules() {}

    /** The first rule that is broken. */
    static Optional<Problem> broken(HttpServletRequest request) {
        return Stream.<Supplier<Optional<Problem>>>of(
                        () -> method(request.getMethod()),
                        () -> uri(request),
                        () -> headers(request),
                        () -> keyInQuery(request.getQueryString()),
                        () -> encoding(request),
                        () -> framing(request),
                        () -> length(request))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> method(String method) {
        return METHODS.contains(method) ? Optional.empty() : Optional.of(HttpProblems.of(501));
    }

    private static Optional<Problem> uri(HttpServletRequest request) {
        int length = request.getRequestURI().length()
                + String.valueOf(request.getQueryString()).length();
        return length <= LONGEST_URI ? Optional.empty() : Optional.of(HttpProblems.of(414));
    }

    private static Optional<Problem> headers(HttpServletRequest request) {
        int size = Collections.list(request.getHeaderNames()).stream()
                .flatMap(name ->
                        Collections.list(request.getHeaders(name)).stream().map(value -> name + value))
                .mapToInt(String::length)
                .sum();
        return size <= LARGEST_HEADERS ? Optional.empty() : Optional.of(HttpProblems.of(431));
    }

    /** A URL stands in logs of proxies and in histories of browsers: a key that was there counts as exposed. */
    private static Optional<Problem> keyInQuery(@Nullable String query) {
        if (query == null || !KEY_IN_QUERY.matcher(query).find()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(new InvalidRequestException(
                ProblemCode.API_KEY_IN_URL,
                "Send the API key in the Authorization header, and rotate this one: it is exposed.",
                List.of())));
    }

    /** Compressed bodies are refused: a small one can unpack to any size. */
    private static Optional<Problem> encoding(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        boolean plain = encoding == null || encoding.toLowerCase(Locale.ROOT).equals("identity");
        return plain ? Optional.empty() : Optional.of(HttpProblems.of(415));
    }

    /** Where a proxy and a server could disagree about the end of a body, a request hides in it; not every server looks (RFC 9112, 6.3). */
    private static Optional<Problem> framing(HttpServletRequest request) {
        return endIsClear(request) ? Optional.empty() : Optional.of(HttpProblems.of(400));
    }

    /**
     * Whether all see the end of its body at the same place; behind any other, what follows on its connection is not to be believed. Some
     * servers read no body of a method that has none (TRACE), and know the coding by these very letters alone; who speaks HTTP/1.0 knows none
     * (RFC 9112, 6.1).
     */
    static boolean endIsClear(HttpServletRequest request) {
        List<String> lengths = Collections.list(request.getHeaders("Content-Length"));
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        return switch (lengths.size() + codings.size()) {
            case 0 -> true;
            case 1 ->
                METHODS.contains(request.getMethod())
                        && (lengths.isEmpty()
                                ? codings.get(0).equals("chunked")
                                        && !request.getProtocol().equals("HTTP/1.0")
                                : LENGTH.matcher(lengths.get(0)).matches());
            default -> false;
        };
    }

    private static Optional<Problem> length(HttpServletRequest request) {
        long limit = RequestLimits.of(request.getRequestURI()).bytes();
        return request.getContentLengthLong() <= limit
                ? Optional.empty()
                : Optional.of(Problem.of(new PayloadTooLargeException(limit)));
    }
}
