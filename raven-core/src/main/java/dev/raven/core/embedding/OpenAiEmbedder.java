package dev.raven.core.embedding;

import dev.raven.core.recall.Embedder;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import dev.raven.core.settings.SettingException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Vectors by a service. A question is asked once and waits a second at most; messages are sent many a call, and again with
 * growing pauses while there is time. When most of the last calls failed, the service is left alone for five seconds.
 */
public final class OpenAiEmbedder implements Embedder {
    private static final Logger LOG = System.getLogger(OpenAiEmbedder.class.getName());
    private static final Duration FOR_A_QUESTION = Duration.ofSeconds(1);
    private static final Duration FOR_A_CALL = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int TEXTS_A_CALL = 64;

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(1)
            .maxWaitDurationInHalfOpenState(FOR_A_CALL)
            .recordException(
                    failure -> failure instanceof EmbeddingFailedException failed && failed.reason() != Reason.REFUSED)
            .build();

    private final EmbeddingEndpoint endpoint;
    private final EmbeddingClient client;
    /** Apart, as a service that is too slow for questions may be quick enough for what nobody waits for. */
    private final CircuitBreaker questions = CircuitBreaker.of("embedding of questions", BREAKER);

    private final CircuitBreaker messages = CircuitBreaker.of("embedding of messages", BREAKER);
    /** 0 until the first answer. */
    private final AtomicInteger dimensions = new AtomicInteger();
    /** What is sent of a message is part of the name: another prefix makes other vectors. */
    private final String form;

    private OpenAiEmbedder(EmbeddingEndpoint endpoint) {
        this.endpoint = endpoint;
        this.client = new EmbeddingClient(endpoint);
        this.form = digest(endpoint.passagePrefix() + "\n" + endpoint.maxCharacters());
    }

    /**
     * Asks once, which tells how many numbers a vector has. A service that does not answer is no reason not to start.
     *
     * @throws SettingException when the service refuses the key, the model or the path
     */
    public static OpenAiEmbedder open(EmbeddingEndpoint endpoint) {
        OpenAiEmbedder embedder = new OpenAiEmbedder(endpoint);
        try {
            embedder.embedPassages(List.of("Raven"), FOR_A_CALL.dividedBy(2));
        } catch (EmbeddingFailedException failed) {
            if (failed.reason() == Reason.MISCONFIGURED || failed.reason() == Reason.REFUSED) {
                embedder.close();
                throw new SettingException("RAVEN_EMBEDDINGS", failed.getMessage() + ".");
            }
            LOG.log(Level.WARNING, "recall goes by words alone until there are vectors: " + failed.getMessage());
        }
        return embedder;
    }

    @Override
    public String model() {
        return "openai:" + endpoint.model() + "/" + dimensions() + "/" + form;
    }

    @Override
    public int dimensions() {
        int known = dimensions.get();
        if (known == 0) {
            throw new EmbeddingFailedException(Reason.AWAY, "the embeddings service has not answered yet", null);
        }
        return known;
    }

    @Override
    public float[] embedQuery(String text) {
        return call(questions, List.of(endpoint.query(text)), FOR_A_QUESTION).get(0);
    }

    @Override
    public float[] embedPassage(String text) {
        return embedPassages(List.of(text), FOR_A_CALL).get(0);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += TEXTS_A_CALL) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + TEXTS_A_CALL)).stream()
                    .map(endpoint::passage)
                    .toList();
            vectors.addAll(patiently(some, end));
        }
        return vectors;
    }

    private List<float[]> patiently(List<String> texts, long end) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw new EmbeddingFailedException(Reason.AWAY, "the embeddings service took too long", null);
            }
            try {
                return call(messages, texts, left.compareTo(FOR_A_CALL) < 0 ? left : FOR_A_CALL);
            } catch (EmbeddingFailedException failed) {
                boolean passes = failed.reason() == Reason.AWAY || failed.reason() == Reason.THROTTLED;
                pause = pause.compareTo(client.quiet()) < 0 ? client.quiet() : pause;
                if (!passes || System.nanoTime() + pause.toNanos() >= end || !rest(pause)) {
                    throw failed;
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    private List<float[]> call(CircuitBreaker breaker, List<String> texts, Duration within) {
        try {
            return breaker.executeSupplier(() -> ofOneLength(client.call(texts, within)));
        } catch (CallNotPermittedException leftAlone) {
            throw new EmbeddingFailedException(
                    Reason.AWAY, "the embeddings service failed too often and is left alone for a while", leftAlone);
        }
    }

    /** Vectors of another length are another model's: those of before would be taken for near or far at random. */
    private List<float[]> ofOneLength(List<float[]> vectors) {
        int length = vectors.get(0).length;
        if (!dimensions.compareAndSet(0, length) && dimensions.get() != length) {
            throw new EmbeddingFailedException(
                    Reason.MISCONFIGURED,
                    "the embeddings service gives vectors of another length than before; restart Raven to go over to them",
                    null);
        }
        return vectors;
    }

    /** @return false when the server stops */
    private static boolean rest(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String digest(String form) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
