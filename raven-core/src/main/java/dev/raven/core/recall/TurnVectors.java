package dev.raven.core.recall;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The vectors of a turn's two messages, in 8 bits a number: a quarter of the size, and within 2 % of the same ranking.
 *
 * @param model which embedder made them; vectors of different models cannot be compared
 */
public record TurnVectors(String model, Quantized user, Quantized agent) {
    private static final byte LAYOUT = 1;

    /** Embeds both messages of a turn, each with its speaker's name. */
    public static TurnVectors embed(Embedder embedder, Turn.Message user, Turn.Message agent) {
        return new TurnVectors(
                embedder.model(),
                Quantized.of(embedder.embedPassage(passage(user))),
                Quantized.of(embedder.embedPassage(passage(agent))));
    }

    /** Embeds the messages of many turns, in as few calls as the embedder needs; in the order of the turns. */
    public static List<TurnVectors> embed(Embedder embedder, List<Turn> turns, Duration within) {
        List<String> texts = turns.stream()
                .flatMap(turn -> Stream.of(turn.user(), turn.agent()))
                .map(TurnVectors::passage)
                .toList();
        List<float[]> vectors = embedder.embedPassages(texts, within);
        String model = embedder.model();
        return IntStream.range(0, turns.size())
                .mapToObj(i ->
                        new TurnVectors(model, Quantized.of(vectors.get(2 * i)), Quantized.of(vectors.get(2 * i + 1))))
                .toList();
    }

    private static String passage(Turn.Message message) {
        return message.speaker() + ": " + message.text();
    }

    public byte[] toBytes() {
        byte[] name = model.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 + name.length + user.encodedSize() + agent.encodedSize())
                .put(LAYOUT)
                .putShort((short) name.length)
                .put(name)
                .put(user.encode())
                .put(agent.encode())
                .array();
    }

    /** @throws IllegalArgumentException for bytes of another layout */
    public static TurnVectors fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != LAYOUT) {
            throw new IllegalArgumentException("vectors of an unknown layout");
        }
        byte[] name = new byte[in.getShort()];
        in.get(name);
        return new TurnVectors(new String(name, StandardCharsets.UTF_8), Quantized.decode(in), Quantized.decode(in));
    }
}
