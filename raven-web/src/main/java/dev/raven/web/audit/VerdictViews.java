package dev.raven.web.audit;

import dev.raven.api.audit.AuditFindingView;
import dev.raven.api.audit.AuditVerdictView;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditVerdict;

/** What a verification found, as a client sees it. */
final class VerdictViews {
    private VerdictViews() {}

    static AuditVerdictView of(AuditVerdict verdict) {
        return new AuditVerdictView(
                verdict.verified(),
                verdict.events(),
                verdict.fromSequence(),
                verdict.toSequence(),
                verdict.checkpointSize(),
                verdict.firstBadSequence().stream().boxed().findFirst().orElse(null),
                verdict.findings().stream().map(VerdictViews::of).toList());
    }

    private static AuditFindingView of(AuditFinding finding) {
        return new AuditFindingView(finding.fault().wireName(), finding.sequence(), finding.detail());
    }
}
