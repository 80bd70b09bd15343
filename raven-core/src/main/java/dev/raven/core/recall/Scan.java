package dev.raven.core.recall;

/** Multiplies a question with many vectors of 8-bit numbers: most of the work of a query. Without state. */
interface Scan {

    /**
     * The sum of the products of a vector's numbers with the question's.
     *
     * @param numbers vectors behind one another, each as long as the question
     * @param first the first of them to take
     * @param products where they go, from {@code at}
     */
    void multiply(float[] question, byte[] numbers, int first, int vectors, float[] products, int at);

    /** Whether so many messages take long enough that two processors should share them. */
    static boolean isLong(int messages) {
        return messages >= 20_000;
    }

    /**
     * With the processor's wide registers where the JVM lends them ({@code --add-modules jdk.incubator.vector}), with
     * plain loops elsewhere; the products differ by rounding alone.
     */
    static Scan fastest() {
        return Fastest.SCAN;
    }

    /** Chosen once. The class is named, not linked: without the module, or with one of another shape, it is as if absent. */
    final class Fastest {
        private static final Scan SCAN = choose();

        private Fastest() {}

        private static Scan choose() {
            try {
                Scan wide = (Scan) Class.forName("dev.raven.core.recall.WideScan")
                        .getDeclaredConstructor()
                        .newInstance();
                wide.multiply(new float[100], new byte[200], 0, 2, new float[2], 0);
                return wide;
            } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException notHere) {
                return new PlainScan();
            }
        }
    }
}
