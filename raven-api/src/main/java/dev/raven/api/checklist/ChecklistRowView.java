package dev.raven.api.checklist;

import org.jspecify.annotations.Nullable;

/**
 * One row as it stands now.
 *
 * @param status {@code pass}, {@code fail}, {@code warn} or {@code manual}
 * @param evidence what was seen
 * @param remedy what mends it
 * @param guide the section of the security guide whose row it is; null for Raven's own
 * @param link where Raven's documentation tells of it
 * @param attestation what somebody said of it last, be it over or not
 */
public record ChecklistRowView(
        String id,
        String title,
        String status,
        String evidence,
        String remedy,
        @Nullable String guide,
        String link,
        @Nullable AttestationView attestation) {}
