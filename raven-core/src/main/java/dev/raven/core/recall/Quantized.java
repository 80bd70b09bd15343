package dev.raven.core.recall;

import java.nio.ByteBuffer;

/** A vector of length one in 8 bits a number, and the factor that brings the numbers back. */
public final class Quantized {
    private final byte[] numbers;
    private final float scale;

    /** @param numbers taken over, not copied */
    Quantized(byte[] numbers, float scale) {
        this.numbers = numbers;
        this.scale = scale;
    }

    /** Each number to the nearest 127th of the greatest. */
    public static Quantized of(float[] vector) {
        float most = 0;
        for (float number : vector) {
            most = Math.max(most, Math.abs(number));
        }
        float scale = most == 0 ? 1 : most / Byte.MAX_VALUE;
        byte[] numbers = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            numbers[i] = (byte) Math.round(vector[i] / scale);
        }
        return new Quantized(numbers, scale);
    }

    /** The cosine with a vector of length one: −1 to 1, or 0 when they are of different sizes. */
    float cosine(float[] other) {
        if (other.length != numbers.length) {
            return 0;
        }
        float sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * other[i];
        }
        return sum * scale;
    }

    float scale() {
        return scale;
    }

    void copyTo(byte[] rows, int at) {
        System.arraycopy(numbers, 0, rows, at, numbers.length);
    }

    int dimensions() {
        return numbers.length;
    }

    int encodedSize() {
        return 6 + numbers.length;
    }

    byte[] encode() {
        return ByteBuffer.allocate(encodedSize())
                .putShort((short) numbers.length)
                .putFloat(scale)
                .put(numbers)
                .array();
    }

    static Quantized decode(ByteBuffer in) {
        byte[] numbers = new byte[in.getShort()];
        float scale = in.getFloat();
        in.get(numbers);
        return new Quantized(numbers, scale);
    }
}
