package dev.raven.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of 1 to 600 leaves, so that tiles are full, partial, and on two levels. */
class TileTreeTest {
    private static final int SIZE = 600;
    private static final GrownTree GROWN = GrownTree.of(SIZE);
    private static final TileTree TREE = new TileTree(GROWN);

    @Test
    void theRootAtEverySizeIsTheDefinedOne() {
        Frontier frontier = Frontier.empty();
        for (int size = 0; size <= SIZE; size++) {
            byte[] root = GrownTree.definedRoot(size);
            assertThat(TREE.root(size)).as("tiles at %d", size).isEqualTo(root);
            assertThat(frontier.root()).as("frontier at %d", size).isEqualTo(root);
            assertThat(TREE.frontier(size))
                    .as("%d", size)
                    .containsExactly(frontier.roots().toArray(byte[][]::new));
            frontier.append(GrownTree.leaf(size));
        }
    }

    @Test
    void everyLeafIsProvenInEveryTree() {
        for (int size = 1; size <= SIZE; size++) {
            byte[] root = TREE.root(size);
            for (int index = start(size); index < size; index += step(size)) {
                assertThat(Proofs.includes(index, size, GrownTree.leaf(index), TREE.inclusion(index, size), root))
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void everyTreeIsProvenToBeTheBeginningOfEveryLaterOne() {
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= SIZE; size++) {
            roots.add(TREE.root(size));
        }
        for (int to = 1; to <= SIZE; to++) {
            for (int from = to; from >= 1; from -= step(to)) {
                assertThat(Proofs.extend(from, to, roots.get(from), roots.get(to), TREE.consistency(from, to)))
                        .as("%d to %d", from, to)
                        .isTrue();
            }
        }
    }

    /** In the leaf, the root, each hash of the proof; and a hash more, one less, a neighbour's index, a neighbouring size. */
    @Test
    void aProofOfALeafHoldsForNothingElse() {
        Random random = new Random(6);
        for (int size = 1; size <= SIZE; size++) {
            int index = random.nextInt(size);
            byte[] leaf = GrownTree.leaf(index);
            byte[] root = TREE.root(size);
            List<byte[]> proof = TREE.inclusion(index, size);

            assertThat(Proofs.includes(index, size, flipped(leaf, random), proof, root))
                    .isFalse();
            assertThat(Proofs.includes(index, size, leaf, proof, flipped(root, random)))
                    .isFalse();
            assertThat(Proofs.includes(index, size, leaf, longer(proof), root)).isFalse();
            assertThat(Proofs.includes(index + 1, size, leaf, proof, root)).isFalse();
            assertThat(Proofs.includes(index - 1, size, leaf, proof, root)).isFalse();
            for (int place = 0; place < proof.size(); place++) {
                assertThat(Proofs.includes(index, size, leaf, flipped(proof, place, random), root))
                        .isFalse();
            }
            if (!proof.isEmpty()) {
                assertThat(Proofs.includes(index, size, leaf, proof.subList(1, proof.size()), root))
                        .isFalse();
            }
        }
    }

    @Test
    void aProofOfABeginningHoldsForNothingElse() {
        Random random = new Random(6);
        for (int to = 2; to <= SIZE; to++) {
            int from = 1 + random.nextInt(to - 1);
            byte[] earlier = TREE.root(from);
            byte[] later = TREE.root(to);
            List<byte[]> proof = TREE.consistency(from, to);

            assertThat(Proofs.extend(from, to, flipped(earlier, random), later, proof))
                    .isFalse();
            assertThat(Proofs.extend(from, to, earlier, flipped(later, random), proof))
                    .isFalse();
            assertThat(Proofs.extend(from, to, earlier, later, longer(proof))).isFalse();
            assertThat(Proofs.extend(from, to, earlier, later, proof.subList(1, proof.size())))
                    .isFalse();
            for (int place = 0; place < proof.size(); place++) {
                assertThat(Proofs.extend(from, to, earlier, later, flipped(proof, place, random)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"255, 256", "256, 257", "1, 600", "70000, 70001", "65535, 65537"})
    void growsByPartsToTheSameTilesAsAtOnce(long first, long all) {
        GrownTree parts = GrownTree.of(first);
        parts.grow(first, all);

        assertThat(new TileTree(parts).root(all)).isEqualTo(GrownTree.definedRoot(all));
        assertThat(Proofs.extend(
                        first,
                        all,
                        GrownTree.definedRoot(first),
                        GrownTree.definedRoot(all),
                        new TileTree(parts).consistency(first, all)))
                .isTrue();
    }

    /** A tree of 70,000 leaves has the tiles that C2SP tlog-tiles gives as its example. */
    @Test
    void hasTheTilesOfTheSpecification() {
        GrownTree tree = GrownTree.of(70_000);

        assertThat(tree.tile(0, 272)).hasSize(256 * 32);
        assertThat(tree.tile(0, 273)).hasSize(112 * 32);
        assertThat(tree.tile(1, 0)).hasSize(256 * 32);
        assertThat(tree.tile(1, 1)).hasSize(17 * 32);
        assertThat(tree.tile(2, 0)).hasSize(32);
        assertThat(tree.tile(2, 1)).isEmpty();
        assertThat(GrownTree.of(256).tile(1, 0)).hasSize(32);
    }

    @Test
    void writesOverWhatAnotherLeftBehindTheEnd() {
        GrownTree tree = GrownTree.of(300);
        tree.grow(290, 295);

        assertThat(tree.tile(0, 1)).hasSize(39 * 32);
        assertThat(new TileTree(tree).root(295)).isEqualTo(GrownTree.definedRoot(295));
    }

    @Test
    void goesOnFromItsFrontierAlone() {
        Frontier frontier = Frontier.of(511, TREE.frontier(511));
        frontier.append(GrownTree.leaf(511));

        assertThat(frontier.size()).isEqualTo(512);
        assertThat(frontier.root()).isEqualTo(GrownTree.definedRoot(512));
    }

    @Test
    void refusesAFrontierThatDoesNotFitTheSize() {
        assertThatThrownBy(() -> Frontier.of(3, TREE.frontier(4))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(1, List.of(new byte[31]))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {601, 100_000, Long.MAX_VALUE, -1})
    void refusesASizeThatTheTilesDoNotHold(long size) {
        assertThatThrownBy(() -> TREE.root(size)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TREE.inclusion(0, size)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TREE.consistency(1, size)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TileGrowth(GROWN, size)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "5, 5", "6, 5"})
    void refusesALeafThatTheTreeDoesNotHave(long index, long size) {
        assertThatThrownBy(() -> TREE.inclusion(index, size)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "6, 5", "-1, 5"})
    void refusesABeginningThatIsNone(long from, long to) {
        assertThatThrownBy(() -> TREE.consistency(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Every one in small trees, and some in large ones, others in each. */
    private static int step(int size) {
        return size <= 64 ? 1 : 29;
    }

    private static int start(int size) {
        return size % step(size);
    }

    private static byte[] flipped(byte[] hash, Random random) {
        byte[] copy = hash.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static List<byte[]> flipped(List<byte[]> proof, int place, Random random) {
        List<byte[]> copy = new ArrayList<>(proof);
        copy.set(place, flipped(proof.get(place), random));
        return copy;
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        List<byte[]> copy = new ArrayList<>(proof);
        copy.add(GrownTree.leaf(0));
        return copy;
    }
}
