package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {

    private static Footprint withOpen(String... files) {
        return new Footprint(1, List.of(), List.of(files), List.of(), 1);
    }

    @Test
    void whatIsOpenMoreOftenThanBeforeIsCountedThingByThing() {
        Footprint earlier = withOpen("a.jar", "socket:[*]", "socket:[*]");
        assertThat(withOpen("a.jar", "a.jar", "a.jar", "b.jar", "socket:[*]").mostMoreOfOneFile(earlier))
                .isEqualTo(2);
        assertThat(withOpen("socket:[*]").mostMoreOfOneFile(earlier)).isNegative();
        assertThat(withOpen().mostMoreOfOneFile(earlier)).isZero();
    }
}
