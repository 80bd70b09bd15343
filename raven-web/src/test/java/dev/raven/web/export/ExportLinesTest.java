package dev.raven.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.content.ContentMarks;
import dev.raven.core.export.ExportLine;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.user.LegalHold;
import dev.raven.core.user.User;
import dev.raven.core.user.UserProfile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportLinesTest {
    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");

    private static String line(@Nullable LegalHold hold) {
        User alice = new User(
                new UserId("usr_0123456789abcdefghijkl"),
                new TenantId("ten_0123456789abcdefghijkl"),
                new UserProfile("crm-7", "Alice", Map.of("plan", "gold"), hold),
                THEN,
                ContentMarks.NONE);
        return new String(new ExportLines().line(new ExportLine.Person(alice)), StandardCharsets.UTF_8);
    }

    @Test
    void aPersonIsToldSinceWhenItIsHeldAndNotWhy() {
        assertThat(line(new LegalHold("suspected of fraud", THEN)))
                .contains("\"legal_hold\":{\"placed_at\":\"2026-11-24T12:00:00Z\"}")
                .doesNotContain("fraud", "reason");
    }

    @Test
    void allElseIsWhatTheApiAnswers() {
        assertThat(line(null))
                .isEqualTo(
                        "{\"type\":\"user\",\"user_id\":\"usr_0123456789abcdefghijkl\","
                                + "\"tenant_id\":\"ten_0123456789abcdefghijkl\",\"external_ref\":\"crm-7\",\"display_name\":\"Alice\","
                                + "\"metadata\":{\"plan\":\"gold\"},\"created_at\":\"2026-11-24T12:00:00Z\",\"legal_hold\":null}\n");
    }
}
