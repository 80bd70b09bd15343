package dev.raven.core.recall;

import java.nio.FloatBuffer;
import java.util.function.Function;

/** A BERT model, run inside this process. Safe for use by many threads. */
public interface BertModel extends AutoCloseable {

    /**
     * What comes out for one text, or for two as one.
     *
     * @param sides which of two texts each piece is of, 0 or 1
     * @param reader takes what it needs before the output is freed; it is given nothing where that is no numbers
     */
    <T> T run(long[] pieces, long[] sides, Function<FloatBuffer, T> reader);

    /** Waits for those who run it; who comes later is refused. */
    @Override
    void close();
}
