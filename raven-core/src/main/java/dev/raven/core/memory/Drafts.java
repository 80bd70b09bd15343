package dev.raven.core.memory;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.audit.StorageTime;
import dev.raven.core.caller.Caller;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.content.ContentScreen;
import dev.raven.core.content.Screening;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes of a request the sealed interaction that is to be appended. */
@Singleton
class Drafts {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    /** Clocks differ, and so do the ideas of what day it is. */
    private static final Duration AHEAD = Duration.ofDays(1);
    /** So far the order of arrival is kept by counting on; a clock that was put back further is believed. */
    private static final Duration PUT_BACK = Duration.ofSeconds(1);

    private final MemoryVault vault;
    private final TenantDirectory tenants;
    private final ContentScreen screen;
    private final Ids ids;
    private final StorageTime clock;
    private Instant last = Instant.MIN;

    @Inject
    Drafts(MemoryVault vault, TenantDirectory tenants, ContentScreen screen, Ids ids, StorageTime clock) {
        this.vault = vault;
        this.tenants = tenants;
        this.screen = screen;
        this.ids = ids;
        this.clock = clock;
    }

    Addressed of(Caller caller, IngestRequest request, Optional<Append.Once> once) {
        return of(caller, request, once, Optional.empty());
    }

    /** @param id the one it is to have; empty for a new one */
    Addressed of(Caller caller, IngestRequest request, Optional<Append.Once> once, Optional<InteractionId> id) {
        TenantId tenant = caller.tenantId();
        UserId user = user(request);
        Interaction interaction = interaction(id.orElseGet(ids::interaction), request, screen.begin(tenant));
        Append append = new Append(
                seal(tenant, user, interaction), tenants.settings(tenant).batchSize(), interaction.createdAt(), once);
        return new Addressed(user, append, interaction.marks());
    }

    /** Refuses what would be refused as a draft, and seals nothing. */
    void check(Caller caller, IngestRequest request) {
        user(request);
        interaction(ids.interaction(), request, screen.begin(caller.tenantId()));
    }

    private static UserId user(IngestRequest request) {
        return Ids.parse(request.userId(), UserId::new).orElseThrow(ConversationDirectory::notFound);
    }

    private Interaction interaction(InteractionId id, IngestRequest request, Screening screening) {
        String userMessage = screening.text("user_message", request.userMessage());
        String agentResponse = screening.text("agent_response", request.agentResponse());
        Map<String, Object> metadata = screening.metadata(Objects.requireNonNullElse(request.metadata(), Map.of()));
        ContentMarks marks = screening.end();
        Instant now = clock.now();
        return new Interaction(
                id,
                Ids.parse(request.conversationId(), ConversationId::new).orElseThrow(ConversationDirectory::notFound),
                userMessage,
                agentResponse,
                metadata,
                Optional.ofNullable(request.occurredAt())
                        .map(said -> inRange(said, now))
                        .orElse(now),
                inTurn(now),
                marks);
    }

    private static Instant inRange(Instant said, Instant now) {
        if (said.isBefore(EARLIEST) || said.isAfter(now.plus(AHEAD))) {
            throw InvalidRequestException.of(
                    "occurred_at", "must lie between the year 1900 and tomorrow; check year and time zone.");
        }
        return said;
    }

    /** A user without a key was never there, or was erased. */
    private SealedInteraction seal(TenantId tenant, UserId user, Interaction interaction) {
        try {
            return vault.seal(tenant, user, interaction);
        } catch (NoKeyException noSuchUser) {
            throw ConversationDirectory.notFound();
        }
    }

    /** Never the same twice, so that what was stored in turn can be shown in turn. */
    private synchronized Instant inTurn(Instant now) {
        boolean stands = !now.isAfter(last) && now.plus(PUT_BACK).isAfter(last);
        last = stands ? last.plusNanos(1) : now;
        return last;
    }
}
