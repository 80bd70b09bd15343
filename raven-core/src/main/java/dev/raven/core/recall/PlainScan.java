package dev.raven.core.recall;

/** By loops that every JVM runs: four sums at once, as a processor adds faster than it can wait for a sum. */
final class PlainScan implements Scan {

    @Override
    public void multiply(float[] question, byte[] numbers, int first, int vectors, float[] products, int at) {
        for (int vector = 0; vector < vectors; vector++) {
            products[at + vector] = product(question, numbers, (first + vector) * question.length);
        }
    }

    private static float product(float[] question, byte[] numbers, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i < question.length - 3; i += 4) {
            a += question[i] * numbers[from + i];
            b += question[i + 1] * numbers[from + i + 1];
            c += question[i + 2] * numbers[from + i + 2];
            d += question[i + 3] * numbers[from + i + 3];
        }
        for (; i < question.length; i++) {
            a += question[i] * numbers[from + i];
        }
        return a + b + c + d;
    }
}
