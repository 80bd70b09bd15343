package dev.raven.api.audit;

import dev.raven.api.text.CodePoints;
import jakarta.validation.constraints.NotBlank;

/**
 * {@code POST /platform/audit/accept-rollback}.
 *
 * @param reason why the loss is taken, in the operator's words: it stands in the log
 */
public record AcceptRollbackRequest(
        @NotBlank @CodePoints(max = 500) String reason) {}
