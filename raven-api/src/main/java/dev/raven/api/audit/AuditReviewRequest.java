package dev.raven.api.audit;

import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * {@code POST /audit/reviews}.
 *
 * @param note what the reviewer has to say; it is kept in the log as it is
 */
public record AuditReviewRequest(
        @NotNull @Min(1) Long fromSequence,
        @NotNull @Min(1) Long toSequence,
        @NotBlank @CodePoints(max = 1000) String note) {}
