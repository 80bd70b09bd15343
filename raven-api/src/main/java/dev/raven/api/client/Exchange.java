package dev.raven.api.client;

import dev.raven.api.client.RavenNoAnswerException.Sent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends a call, again where that is safe and may help, and no longer than the deadline. */
final class Exchange {
    private final HttpClient http;
    private final ServerUrl server;
    private final @Nullable Credentials credentials;
    private final Retries retries;
    private final Waiting waiting;
    private volatile List<RateLimit> limits = List.of();

    Exchange(HttpClient http, ServerUrl server, @Nullable Credentials credentials, Retries retries, Waiting waiting) {
        this.http = http;
        this.server = server;
        this.credentials = credentials;
        this.retries = retries;
        this.waiting = waiting;
    }

    /** The answer of a call that was not refused. */
    Answer send(Call call) {
        long end = waiting.nanos() + retries.deadline().toNanos();
        for (int failures = 1; ; failures++) {
            try {
                return once(call, Duration.ofNanos(end - waiting.nanos()));
            } catch (RavenClientException failed) {
                Duration pause = Retries.pause(failed, failures, waiting.random());
                boolean inTime = pause.toNanos() < end - waiting.nanos();
                if (failures > retries.most() || !inTime || !Retries.mayRepeat(call, failed)) {
                    throw failed;
                }
                pause(pause);
            }
        }
    }

    List<RateLimit> limits() {
        return limits;
    }

    void close() {
        http.close();
    }

    private Answer once(Call call, Duration left) {
        Duration timeout = left.compareTo(retries.timeout()) < 0 ? left : retries.timeout();
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request(call), BodyHandlers.ofByteArray());
        try {
            // not by the request's own timeout, which ends with the answer's headers
            Answer answer = Answer.of(coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
            limits = answer.rateLimits();
            if (answer.isRefusal()) {
                throw answer.problem(Clock.systemUTC());
            }
            return answer;
        } catch (TimeoutException late) {
            throw new RavenNoAnswerException(
                    Sent.PERHAPS, "no answer from " + server.value() + " within " + timeout, late);
        } catch (ExecutionException failed) {
            throw lost(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            coming.cancel(true);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.at(call.route().value()))
                .header("Accept", "*/*")
                .header("User-Agent", "raven-java")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        if (call.body() != null) {
            request.header("Content-Type", call.contentType());
        }
        if (call.idempotencyKey() != null) {
            request.header("Idempotency-Key", call.idempotencyKey());
        }
        if (credentials != null) {
            request.header("Authorization", credentials.header());
        }
        return request.build();
    }

    private RavenNoAnswerException lost(@Nullable Throwable cause) {
        return switch (cause) {
            case SSLHandshakeException untrusted ->
                new RavenNoAnswerException(
                        Sent.IN_VAIN, server.value() + " is not trusted: is its CA known here?", untrusted);
            case ConnectException nobody -> unsent(nobody);
            case HttpConnectTimeoutException nobody -> unsent(nobody);
            case IOException broken ->
                new RavenNoAnswerException(Sent.PERHAPS, "the connection to " + server.value() + " broke", broken);
            case null, default -> throw new IllegalStateException("a request could not be sent", cause);
        };
    }

    private RavenNoAnswerException unsent(IOException nobody) {
        return new RavenNoAnswerException(Sent.NO, "nobody answers at " + server.value(), nobody);
    }

    private void pause(Duration length) {
        try {
            waiting.pause(length);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static RavenNoAnswerException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new RavenNoAnswerException(Sent.IN_VAIN, "interrupted while waiting for an answer", cause);
    }
}
