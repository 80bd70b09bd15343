package dev.raven.api.audit;

import java.util.List;

/** What {@code POST /platform/audit/accept-rollback} accepted; empty when there was no alarm. */
public record AcceptedRollbackListView(List<AcceptedRollbackView> accepted) {}
