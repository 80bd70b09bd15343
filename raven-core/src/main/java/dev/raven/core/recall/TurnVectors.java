package dev.raven.core.recall;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The vectors of a turn's two messages, in 8 bits a number: a quarter of the size, and within 2 % of the same ranking.
 *
 * @param model which embedder made them; vectors of different models cannot be compared
 * @param own of each message by itself
 * @param around of each message with what was said right before and after it
 */
public record TurnVectors(String model, Sides own, Sides around) {
    private static final byte LAYOUT = 2;

    /** One vector for each side of a turn. */
    public record Sides(Quantized user, Quantized agent) {

        int encodedSize() {
            return user.encodedSize() + agent.encodedSize();
        }
    }

    /** Embeds one turn by itself: what is around its messages is the turn. */
    public static TurnVectors embed(Embedder embedder, Turn turn) {
        return embed(embedder, List.of(turn), Duration.ZERO).get(0);
    }

    /**
     * Embeds the messages of turns, in as few calls as the embedder needs.
     *
     * @param turns in the order they were said; those of one conversation that follow each other are neighbours
     * @return in the order of the turns
     */
    public static List<TurnVectors> embed(Embedder embedder, List<Turn> turns, Duration within) {
        List<Passages> passages = Passages.of(turns);
        List<String> texts = passages.stream().flatMap(Passages::all).distinct().toList();
        List<float[]> vectors = embedder.embedPassages(texts, within);
        Map<String, Quantized> found =
                IntStream.range(0, texts.size()).boxed().collect(toMap(texts::get, i -> Quantized.of(vectors.get(i))));
        String model = embedder.model();
        return passages.stream()
                .map(one -> of(model, one, text -> requireNonNull(found.get(text))))
                .toList();
    }

    public byte[] toBytes() {
        byte[] name = model.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 + name.length + own.encodedSize() + around.encodedSize())
                .put(LAYOUT)
                .putShort((short) name.length)
                .put(name)
                .put(own.user().encode())
                .put(own.agent().encode())
                .put(around.user().encode())
                .put(around.agent().encode())
                .array();
    }

    /** Vectors as they were stored; those of another layout are as if absent, and are computed anew. */
    public static Optional<TurnVectors> fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != LAYOUT) {
            return Optional.empty();
        }
        byte[] name = new byte[in.getShort()];
        in.get(name);
        return Optional.of(new TurnVectors(new String(name, StandardCharsets.UTF_8), sides(in), sides(in)));
    }

    private static TurnVectors of(String model, Passages texts, Function<String, Quantized> found) {
        return new TurnVectors(
                model,
                new Sides(found.apply(texts.user()), found.apply(texts.agent())),
                new Sides(found.apply(texts.aroundUser()), found.apply(texts.aroundAgent())));
    }

    private static Sides sides(ByteBuffer in) {
        return new Sides(Quantized.decode(in), Quantized.decode(in));
    }
}
