package dev.raven.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.web.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {
    private final Room room = new Room();
    private final HttpServletRequest query = to("/api/v1/memory/query");

    private static HttpServletRequest to(String uri) {
        return from("203.0.113.1", uri);
    }

    private static HttpServletRequest from(String address, String uri) {
        return Requests.answering(Map.of("getRequestURI", none -> uri, "getAttribute", none -> address));
    }

    @Test
    void oneNetworkLeavesPlacesForTheOthers() {
        for (int i = 0; i < Room.PLACES_OF_A_NETWORK; i++) {
            assertThat(room.enter(query)).isTrue();
        }
        assertThat(room.enter(query)).isFalse();
        HttpServletRequest neighbour = from("203.0.113.2", "/api/v1/memory/query");
        assertThat(room.enter(neighbour)).isTrue();
        room.leave(query);
        assertThat(room.enter(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/%6dcp", "/console/", "/%68ealth/live", "/"})
    void everythingButHealthTakesAPlaceHoweverItIsWritten(String uri) {
        for (int i = 0; i < Room.PLACES_OF_A_NETWORK; i++) {
            assertThat(room.enter(to(uri))).isTrue();
        }
        assertThat(room.enter(query)).isFalse();
    }

    @Test
    void oneTooManyIsTurnedAwayAndHealthNever() {
        for (int i = 0; i < Room.PLACES; i++) {
            String address = "203.0.113." + (2 + i % 2);
            assertThat(room.enter(from(address, "/api/v1/memory/query"))).isTrue();
        }
        assertThat(room.enter(query)).isFalse();
        assertThat(room.enter(to("/health/live"))).isTrue();
        room.leave(to("/health/live"));
        assertThat(room.enter(query)).isFalse();
        room.leave(from("203.0.113.2", "/api/v1/memory/query"));
        assertThat(room.enter(query)).isTrue();
    }
}
