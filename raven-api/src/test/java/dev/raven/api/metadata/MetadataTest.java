package dev.raven.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataTest {

    @SuppressWarnings("DataFlowIssue")
    private static boolean valid(Map<String, Object> metadata) {
        return new Metadata.Validator().isValid(metadata, null);
    }

    private static Map<String, Object> nested(int depth) {
        return depth == 1 ? Map.of() : Map.of("a", nested(depth - 1));
    }

    private static Map<String, Object> keys(int count) {
        Map<String, Object> map = new HashMap<>();
        IntStream.range(0, count).forEach(i -> map.put("k" + i, i));
        return map;
    }

    @Test
    void holdsEachLimitExactly() {
        assertThat(valid(nested(8))).isTrue();
        assertThat(valid(nested(9))).isFalse();
        assertThat(valid(Map.of("a", List.of(List.of(nested(5)))))).isTrue();
        assertThat(valid(Map.of("a", List.of(List.of(nested(6)))))).isFalse();
        assertThat(valid(keys(64))).isTrue();
        assertThat(valid(keys(65))).isFalse();
        assertThat(valid(Map.of("a", "x".repeat(16 * 1024 - 8)))).isTrue();
        assertThat(valid(Map.of("a", "x".repeat(16 * 1024 - 7)))).isFalse();
    }

    @Test
    void countsBytesAsTheyStandInJson() {
        Map<String, Object> map = new HashMap<>();
        map.put("é\"\n", List.of(1, true, "\u0001"));
        map.put("n", null);
        assertThat(CompactJson.bytes(map)).isEqualTo("{\"é\\\"\\n\":[1,true,\"\\u0001\"],\"n\":null}".length() + 1);
    }
}
