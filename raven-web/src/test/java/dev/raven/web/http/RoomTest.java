package dev.raven.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.web.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room();
    private final HttpServletRequest query = to("/api/v1/memory/query");

    private static HttpServletRequest to(String uri) {
        return Requests.answering(Map.of("getRequestURI", none -> uri));
    }

    @Test
    void oneTooManyIsTurnedAwayAndHealthNever() {
        for (int i = 0; i < Room.PLACES; i++) {
            assertThat(room.enter(query)).isTrue();
        }
        assertThat(room.enter(query)).isFalse();
        assertThat(room.enter(to("/health/live"))).isTrue();
        room.leave(to("/health/live"));
        assertThat(room.enter(query)).isFalse();
        room.leave(query);
        assertThat(room.enter(query)).isTrue();
    }
}
