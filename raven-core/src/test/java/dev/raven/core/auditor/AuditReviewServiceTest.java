package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditReviewServiceTest {
    private final MadeLog log = new MadeLog();
    private final InMemoryAuditLog written = new InMemoryAuditLog();
    private final AuditReviewService reviews = new AuditReviewService(log.store, log.search, written);
    private final Caller reviewer =
            new Caller(Optional.of(log.name), Optional.empty(), Optional.empty(), Set.of(), Scene.ORIGIN);

    private void refuses(String field, AuditSpan span, String note) {
        assertThatThrownBy(() -> reviews.review(reviewer, new AuditReview(span, note)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
        assertThat(written.entries()).isEmpty();
    }

    @Test
    void whatTheLogDoesNotHaveIsNotSignedOff() {
        log.events(3);
        refuses("to_sequence", new AuditSpan(1, 4), "seen");
        refuses("to_sequence", new AuditSpan(3, 2), "seen");
    }

    @Test
    void aNoteThatNamesAPersonIsNotRecorded() {
        log.events(3);
        refuses("note", new AuditSpan(1, 3), "asked jane.roe@example.com");
    }
}
