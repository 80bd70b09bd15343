package dev.raven.core.recall;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fills and asks a made-up index, so that the JVM has compiled what does it before somebody waits: the first large memory
 * after a start is then ready in half the time.
 */
public final class Rehearsal {
    private static final int TURNS = 3_000;
    private static final int TURNS_A_CONVERSATION = 20;
    private static final int QUESTIONS = 300;
    private static final int WORDS = 2_000;
    private static final int DIMENSIONS = 384;

    private final Random random = new Random(1);
    private final Ids ids = new Ids(random);
    private final TurnVectors vectors = new TurnVectors("rehearsal", sides(), sides());

    /** Takes about a second of one processor. */
    public void run() {
        UserIndex index = new UserIndex();
        Stream.iterate(ids.conversation(), last -> ids.conversation())
                .limit(TURNS / TURNS_A_CONVERSATION)
                .flatMap(this::talk)
                .map(ReadTurn::of)
                .forEach(index::put);
        for (int i = 0; i < QUESTIONS; i++) {
            index.search(new RecallQuery("What about " + text(5) + "?", Optional.of(vector()), turn -> true, 5));
        }
        index.wipe();
    }

    private Stream<Turn> talk(ConversationId conversation) {
        return IntStream.range(0, TURNS_A_CONVERSATION)
                .mapToObj(minute -> new Turn(
                        ids.interaction(),
                        conversation,
                        Instant.EPOCH.plusSeconds(60L * minute),
                        new Turn.Message("user", text(20)),
                        new Turn.Message("assistant", text(20)),
                        Optional.of(vectors)));
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
