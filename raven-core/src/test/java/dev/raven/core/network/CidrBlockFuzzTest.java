package dev.raven.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a list of networks: it is a network, or it is refused. */
class CidrBlockFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void aTextIsANetworkOrNone(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CidrBlock.tryParse(text)
                .ifPresent(block -> assertThat(CidrBlock.tryParse(block.toString()))
                        .hasValueSatisfying(again -> assertThat(again.contains(block) && block.contains(again))
                                .isTrue()));
    }
}
