package dev.raven.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.shared.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    @Test
    void aTreeWithoutLeavesProvesNothing() {
        byte[] nothing = TreeHash.ofNothing();
        assertThat(Proofs.includes(0, 0, nothing, List.of(), nothing)).isFalse();
        assertThat(Proofs.extend(0, 0, nothing, nothing, List.of())).isFalse();
        assertThat(Proofs.extend(0, 1, nothing, GrownTree.leaf(0), List.of())).isFalse();
    }
}
