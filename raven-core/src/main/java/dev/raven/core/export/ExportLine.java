package dev.raven.core.export;

import dev.raven.core.conversation.Conversation;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Said;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.user.User;
import java.time.Instant;
import java.util.Map;

/** A line of an export. */
public sealed interface ExportLine {

    /** Stands first. */
    record Head(TenantId tenant, UserId user, Instant at) implements ExportLine {}

    /** Stands first where it is of a tenant. */
    record TenantHead(TenantId tenant, Instant at) implements ExportLine {}

    /** The tenant. */
    record Whole(Tenant tenant) implements ExportLine {}

    /** The person. */
    record Person(User user) implements ExportLine {}

    /** A conversation; it comes before what was said in it. */
    record Talk(Conversation conversation) implements ExportLine {}

    /** An exchange. */
    record Exchange(Said said) implements ExportLine {}

    /** A fact. */
    record Known(Fact fact) implements ExportLine {}

    /**
     * Stands last: without it, an export is cut.
     *
     * @param counts of the lines before, by their kinds
     * @param sha256 of all bytes before this line, in hex
     */
    record End(Map<String, Long> counts, String sha256) implements ExportLine {}
}
