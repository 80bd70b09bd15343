package dev.raven.api.checklist;

import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /security/checklist/{row_id}/attestation}.
 *
 * @param note what was looked at; it is kept in the log as it is
 * @param validDays for how long it holds, 1 to 90; 90 where absent
 */
public record AttestRequest(
        @NotBlank @CodePoints(max = 1000) String note,
        @Nullable @Min(1) @Max(90) Integer validDays) {}
