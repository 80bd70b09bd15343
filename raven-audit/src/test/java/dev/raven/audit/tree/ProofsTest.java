package dev.raven.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The verification of proofs against vectors of others, most of which are forged. */
class ProofsTest {

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Numbers are of 64 bits without a sign there. */
    private static long number(JsonNode vector, String field) {
        return vector.path(field).bigIntegerValue().longValue();
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return base64.isNull() ? new byte[0] : base64.binaryValue();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<byte[]> proof(JsonNode vector) {
        return each(vector.path("proof")).map(ProofsTest::bytes).toList();
    }

    @Test
    void everyVerdictOnInclusionIsRight() {
        assertThat(each(SharedData.json("merkle/proofs.json").path("inclusion"))
                        .peek(vector -> assertThat(Proofs.includes(
                                        number(vector, "leafIdx"),
                                        number(vector, "treeSize"),
                                        bytes(vector.path("leafHash")),
                                        proof(vector),
                                        bytes(vector.path("root"))))
                                .as(vector.path("case").asText())
                                .isEqualTo(!vector.path("wantErr").asBoolean())))
                .hasSize(98);
    }

    @Test
    void everyVerdictOnConsistencyIsRight() {
        assertThat(each(SharedData.json("merkle/proofs.json").path("consistency"))
                        .peek(vector -> assertThat(Proofs.extend(
                                        number(vector, "size1"),
                                        number(vector, "size2"),
                                        bytes(vector.path("root1")),
                                        bytes(vector.path("root2")),
                                        proof(vector)))
                                .as(vector.path("case").asText())
                                .isEqualTo(!vector.path("wantErr").asBoolean())))
                .hasSize(97);
    }

    /** The leaf of nothing is SHA-256 of a zero byte; a node is no leaf of its two halves. */
    @Test
    void leavesAndNodesAreHashedApart() {
        byte[] leaf = TreeHash.leaf(new byte[0]);
        assertThat(HexFormat.of().formatHex(leaf))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        byte[] twice = Arrays.copyOf(leaf, 64);
        System.arraycopy(leaf, 0, twice, 32, 32);
        assertThat(TreeHash.node(leaf, leaf)).isNotEqualTo(TreeHash.leaf(twice));
    }

    @Test
    void aTreeWithoutLeavesProvesNothing() {
        byte[] nothing = TreeHash.ofNothing();
        assertThat(Proofs.includes(0, 0, nothing, List.of(), nothing)).isFalse();
        assertThat(Proofs.extend(0, 0, nothing, nothing, List.of())).isFalse();
        assertThat(Proofs.extend(0, 1, nothing, GrownTree.leaf(0), List.of())).isFalse();
    }
}
