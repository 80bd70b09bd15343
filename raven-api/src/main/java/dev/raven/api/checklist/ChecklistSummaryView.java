package dev.raven.api.checklist;

/** How many rows stand how, of all that the caller may see. */
public record ChecklistSummaryView(long pass, long fail, long warn, long manual) {}
