package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.recall.ContextAssembler;
import dev.raven.core.recall.Quantized;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.recall.UserIndex;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Builds and asks a made-up memory, so that the JVM has compiled what does it before somebody waits for the first large
 * memory after a start. Nothing of it is stored.
 */
@Singleton
class Rehearsal {
    private static final Logger LOG = System.getLogger(Rehearsal.class.getName());
    /** As many as it takes until AES-GCM runs as fast as it ever will: with less, a block takes fifty times as long to open. */
    private static final int BLOCKS = 2_000;

    private static final int BLOCKS_READ = 300;
    private static final int INTERACTIONS_A_BLOCK = 10;
    private static final int QUESTIONS = 300;
    private static final int WORDS = 2_000;
    private static final int DIMENSIONS = 384;
    private static final Duration END = Duration.ofSeconds(10);
    private static final Speakers.Names NAMES = new Speakers.Names("user", "assistant");

    private final MemoryVault vault;
    private final Random random = new Random(1);
    private final Ids ids = new Ids(random);
    private final Thread thread =
            Thread.ofPlatform().name("raven-rehearsal").daemon().unstarted(this::run);
    private volatile boolean stopped;

    @Inject
    Rehearsal(MemoryVault vault) {
        this.vault = vault;
    }

    /** Begins in the background. It takes a second or two of one processor, and ends early when the server stops. */
    void begin() {
        thread.start();
    }

    private void run() {
        try {
            LOG.log(Level.DEBUG, "rehearsed: {0} found", perform());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the rehearsal failed; the first queries take longer: " + failed.getClass());
        }
    }

    /** @return interactions that were found, and tokens that were counted */
    long perform() {
        UserIndex index = new UserIndex();
        TurnVectors vectors = new TurnVectors("rehearsal", sides(), sides());
        for (int block = 0; block < BLOCKS && !stopped; block++) {
            List<Remembered> opened = vault.rehearse(block(vectors));
            if (block < BLOCKS_READ) {
                opened.forEach(one -> index.put(one.turn(NAMES)));
            }
        }
        long found = 0;
        for (int i = 0; i < QUESTIONS && !stopped; i++) {
            found += index.search(
                            new RecallQuery("What about " + text(5) + "?", Optional.of(vector()), turn -> true, 5))
                    .best()
                    .size();
        }
        index.wipe();
        return stopped ? found : found + context();
    }

    /** The first context waits for the tokenizer's vocabulary of 100,000 pieces. */
    private int context() {
        ContextAssembler.Memory memory = new ContextAssembler.Memory(
                Instant.EPOCH, new Turn.Message("user", text(20)), new Turn.Message("assistant", text(20)));
        return ContextAssembler.assemble(List.of(memory), "rehearsal", 1_000).tokens();
    }

    /** Waits for its end: once the application is gone, it finds no class any more. */
    @PreDestroy
    void stop() {
        stopped = true;
        try {
            thread.join(END.toMillis()); // not at all, where it never began
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Remembered> block(TurnVectors vectors) {
        ConversationId conversation = ids.conversation();
        return IntStream.range(0, INTERACTIONS_A_BLOCK)
                .mapToObj(minute -> Instant.EPOCH.plusSeconds(60L * minute))
                .map(at -> new Interaction(ids.interaction(), conversation, text(20), text(20), Map.of(), at, at))
                .map(interaction -> new Remembered(interaction, Optional.of(vectors), true))
                .toList();
    }

    private String text(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "word" + (int) Math.exp(random.nextDouble() * Math.log(WORDS)))
                .collect(Collectors.joining(" "));
    }

    private TurnVectors.Sides sides() {
        return new TurnVectors.Sides(Quantized.of(vector()), Quantized.of(vector()));
    }

    private float[] vector() {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (random.nextGaussian() / Math.sqrt(DIMENSIONS));
        }
        return vector;
    }
}
