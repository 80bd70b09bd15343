package dev.raven.api.checklist;

import java.util.List;

/** {@code GET /security/checklist}. */
public record ChecklistView(List<ChecklistRowView> rows, ChecklistSummaryView summary) {}
