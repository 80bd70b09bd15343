package dev.raven.api.client;

import dev.raven.api.problem.ProblemView;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What came back. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    boolean isRefusal() {
        return status < 200 || status > 299;
    }

    <T> T as(Class<T> type) {
        return read(body, type);
    }

    /** One view a line. */
    <T> List<T> lines(Class<T> type) {
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(line -> read(line.getBytes(StandardCharsets.UTF_8), type))
                .toList();
    }

    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return ClientJson.read(json, type);
        } catch (IOException unreadable) {
            throw new RavenNoAnswerException(
                    RavenNoAnswerException.Sent.IN_VAIN,
                    "the answer is not what this version of the client knows; does the URL lead to Raven?",
                    // the cause would repeat remembered text
                    null);
        }
    }

    List<RateLimit> rateLimits() {
        return headers.allValues("RateLimit").stream()
                .flatMap(header -> RateLimit.parse(header).stream())
                .toList();
    }

    RavenProblemException problem(Clock clock) {
        ProblemView problem = stated().orElseGet(this::unstated);
        String request = headers.firstValue("X-Request-Id").orElse("");
        return new RavenProblemException(
                problem, request, retryAfter(clock).or(this::reset).orElse(null));
    }

    private Optional<ProblemView> stated() {
        if (!headers.firstValue("Content-Type").orElse("").startsWith(ProblemView.MEDIA_TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClientJson.read(body, ProblemView.class)).filter(this::isWhole);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What comes from outside has what it has, whatever the record promises. */
    @SuppressWarnings("ConstantValue")
    private boolean isWhole(ProblemView problem) {
        return problem.code() != null && problem.detail() != null && problem.status() == status;
    }

    private ProblemView unstated() {
        String detail = "What answered is not Raven, or something between it and this client.";
        return new ProblemView("about:blank", "HTTP " + status, status, detail, "", "", List.of());
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> retryAfter(Clock clock) {
        return headers.firstValue("Retry-After").flatMap(text -> {
            try {
                return Optional.of(
                        text.matches("[0-9]{1,9}")
                                ? Duration.ofSeconds(Long.parseLong(text))
                                : Duration.between(
                                        clock.instant(),
                                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                                .toInstant()));
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        });
    }

    /** Without that, when the limit that is used up is whole again. */
    private Optional<Duration> reset() {
        return status == 429
                ? rateLimits().stream()
                        .filter(limit -> limit.remaining() == 0)
                        .map(RateLimit::reset)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
