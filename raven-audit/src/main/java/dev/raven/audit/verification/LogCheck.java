package dev.raven.audit.verification;

import dev.raven.core.audit.AuditFinding;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.function.LongConsumer;

/** One of the ways in which a log is looked at when it is verified. */
public interface LogCheck {

    List<AuditFinding> check(TenantId log, LongConsumer progress);
}
