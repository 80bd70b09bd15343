package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final int ROWS = 50;

    @Test
    void theBuildTestsTheWideOne() {
        assertThat(Scan.fastest()).hasSameClassAs(wide());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 63, 64, 384, 385})
    void bothMultiplyAsArithmeticDoes(int dimensions) {
        Random random = new Random(dimensions);
        byte[] numbers = new byte[ROWS * dimensions];
        random.nextBytes(numbers);
        float[] question = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            question[i] = random.nextFloat() - 0.5f;
        }
        float[] plain = new float[ROWS];
        float[] wide = new float[ROWS];
        new PlainScan().multiply(question, numbers, 3, ROWS - 3, plain, 1);
        wide().multiply(question, numbers, 3, ROWS - 3, wide, 1);
        for (int row = 3; row < ROWS; row++) {
            double exact = 0;
            for (int i = 0; i < dimensions; i++) {
                exact += (double) question[i] * numbers[row * dimensions + i];
            }
            assertThat(plain[row - 2]).isCloseTo((float) exact, within(0.01f));
            assertThat(wide[row - 2]).isCloseTo((float) exact, within(0.01f));
        }
        assertThat(plain[0]).isZero();
        assertThat(wide[0]).isZero();
    }

    /** By its name: what compiles without the Vector API cannot link it. */
    private static Scan wide() {
        try {
            return (Scan) Class.forName("dev.raven.core.recall.WideScan")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
