package dev.raven.web.export;

import dev.raven.api.tenant.TenantSettingsView;
import dev.raven.core.export.ExportFormat;
import dev.raven.core.export.ExportLine;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.user.LegalHold;
import dev.raven.core.user.User;
import dev.raven.web.conversation.ConversationViews;
import dev.raven.web.conversation.InteractionViews;
import dev.raven.web.json.Json;
import dev.raven.web.memory.FactViews;
import dev.raven.web.tenant.TenantViews;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an export as NDJSON: what the API answers of each thing, with its {@code type} in front. docs/export.md is its contract. */
@Singleton
public class ExportLines implements ExportFormat {
    private static final String USER_FORMAT = "raven.user";
    private static final String TENANT_FORMAT = "raven.tenant";
    private static final int VERSION = 1;

    /** The first line. */
    private record Head(String format, int version, String tenantId, String userId, Instant exportedAt) {}

    /** The first line where it is of a tenant. */
    private record TenantHead(String format, int version, String tenantId, Instant exportedAt) {}

    /** The tenant, without counts, which the last line has. */
    private record Whole(
            String tenantId,
            String name,
            String email,
            TenantSettingsView settings,
            Instant createdAt,
            Instant updatedAt) {}

    /** The user: without the reason of a hold, which the person who reads this may have to do with. */
    private record Person(
            String userId,
            String tenantId,
            @Nullable String externalRef,
            @Nullable String displayName,
            Map<String, Object> metadata,
            Instant createdAt,
            @Nullable Held legalHold) {}

    /** Since when a user is under a legal hold. */
    private record Held(Instant placedAt) {}

    /** The last line. */
    private record End(Map<String, Long> counts, String sha256) {}

    @Override
    public byte[] line(ExportLine line) {
        return switch (line) {
            case ExportLine.Head head ->
                line(
                        "export",
                        new Head(
                                USER_FORMAT,
                                VERSION,
                                head.tenant().value(),
                                head.user().value(),
                                head.at()));
            case ExportLine.TenantHead head ->
                line(
                        "export",
                        new TenantHead(TENANT_FORMAT, VERSION, head.tenant().value(), head.at()));
            case ExportLine.Whole whole -> line("tenant", whole(whole.tenant()));
            case ExportLine.Person person -> line("user", person(person.user()));
            case ExportLine.Talk talk -> line("conversation", ConversationViews.of(talk.conversation()));
            case ExportLine.Exchange exchange -> line("interaction", InteractionViews.of(exchange.said()));
            case ExportLine.Known known -> line("fact", FactViews.of(known.fact()));
            case ExportLine.End end -> line("end", new End(end.counts(), end.sha256()));
        };
    }

    private static Person person(User user) {
        @Nullable LegalHold hold = user.profile().hold();
        return new Person(
                user.id().value(),
                user.tenant().value(),
                user.profile().externalRef(),
                user.profile().displayName(),
                user.profile().metadata(),
                user.createdAt(),
                hold == null ? null : new Held(hold.placedAt()));
    }

    private static Whole whole(Tenant tenant) {
        return new Whole(
                tenant.id().value(),
                tenant.name(),
                tenant.email(),
                TenantViews.settings(tenant.settings()),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    /** Written as it is, not through a tree, which would write some numbers otherwise than they were sent. */
    private static byte[] line(String type, Object view) {
        byte[] object = Json.write(view);
        ByteArrayOutputStream line = new ByteArrayOutputStream(object.length + 32);
        line.writeBytes(("{\"type\":\"" + type + "\",").getBytes(StandardCharsets.US_ASCII));
        line.write(object, 1, object.length - 1);
        line.write('\n');
        return line.toByteArray();
    }
}
