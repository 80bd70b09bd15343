package dev.raven.core.recall;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** By the Vector API (JEP 448 and later). Compiled apart from the rest, as {@code --release} hides incubating modules. */
final class WideScan implements Scan {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    /** A register of bytes fills one of floats, or two where a register of bytes cannot be so small. */
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, 8 * FLOATS.length())));

    private static final int PARTS = BYTES.length() / FLOATS.length();
    private static final int STEP = 2 * BYTES.length();

    @Override
    public void multiply(float[] question, byte[] numbers, int first, int vectors, float[] products, int at) {
        for (int vector = 0; vector < vectors; vector++) {
            products[at + vector] = product(question, numbers, (first + vector) * question.length);
        }
    }

    /** Two sums at once, as a processor adds faster than it can wait for a sum. */
    private static float product(float[] question, byte[] numbers, int from) {
        FloatVector even = FloatVector.zero(FLOATS);
        FloatVector odd = FloatVector.zero(FLOATS);
        int end = question.length / STEP * STEP;
        for (int i = 0; i < end; i += STEP) {
            even = add(even, question, i, numbers, from + i);
            odd = add(odd, question, i + BYTES.length(), numbers, from + i + BYTES.length());
        }
        float product = even.add(odd).reduceLanes(VectorOperators.ADD);
        for (int i = end; i < question.length; i++) {
            product += question[i] * numbers[from + i];
        }
        return product;
    }

    private static FloatVector add(FloatVector sum, float[] question, int i, byte[] numbers, int at) {
        ByteVector bytes = ByteVector.fromArray(BYTES, numbers, at);
        FloatVector grown = sum;
        for (int part = 0; part < PARTS; part++) {
            FloatVector wide = (FloatVector) bytes.convertShape(VectorOperators.B2F, FLOATS, part);
            grown = wide.fma(FloatVector.fromArray(FLOATS, question, i + part * FLOATS.length()), grown);
        }
        return grown;
    }
}
