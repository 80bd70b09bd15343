package dev.raven.core.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a service answered, believed only where it is one vector of the same length for each text. */
final class EmbeddingReply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NUMBERS = 16_384;

    private EmbeddingReply() {}

    /**
     * The vectors in the order of the texts, brought to length one.
     *
     * @throws EmbeddingFailedException for anything else
     */
    static List<float[]> read(byte[] body, int texts) {
        JsonNode data = parse(body).path("data");
        if (!data.isArray() || data.size() != texts) {
            throw senseless("another number of vectors than of texts");
        }
        float[][] vectors = new float[texts][];
        for (int i = 0; i < texts; i++) {
            int index = data.path(i).path("index").asInt(i);
            if (index < 0 || index >= texts || vectors[index] != null) {
                throw senseless("vectors for texts that were not sent");
            }
            vectors[index] = unit(data.path(i).path("embedding"));
        }
        if (Arrays.stream(vectors).anyMatch(vector -> vector.length != vectors[0].length)) {
            throw senseless("vectors of different lengths");
        }
        return List.of(vectors);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException garbage) {
            // The parser's words quote what it read, which may echo a text.
            throw senseless("something else than JSON");
        }
    }

    private static float[] unit(JsonNode numbers) {
        if (!numbers.isArray() || numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw senseless("something else than vectors");
        }
        double[] raw = new double[numbers.size()];
        double squares = 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = numbers.get(i).isNumber() ? numbers.get(i).doubleValue() : Double.NaN;
            squares += raw[i] * raw[i];
        }
        if (!Double.isFinite(squares) || squares == 0) {
            throw senseless("vectors that have no direction");
        }
        float[] unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static EmbeddingFailedException senseless(String what) {
        return new EmbeddingFailedException(Reason.FAILED, "the embeddings service answers " + what, null);
    }
}
