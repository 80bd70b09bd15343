package dev.raven.core.memory;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Seals an exchange and appends it to its user's tail. Nothing slow is on this path. */
@Singleton
class Recorder {
    private final TailWriter tails;
    private final MemoryVault vault;
    private final TenantDirectory tenants;
    private final BlindIndex index;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Recorder(TailWriter tails, MemoryVault vault, TenantDirectory tenants, BlindIndex index, Ids ids, Clock clock) {
        this.tails = tails;
        this.vault = vault;
        this.tenants = tenants;
        this.index = index;
        this.ids = ids;
        this.clock = clock;
    }

    Ingested record(Caller caller, IngestRequest request, Optional<String> once) {
        TenantId tenant = caller.tenantId();
        UserId user = Ids.parse(request.userId(), UserId::new).orElseThrow(ConversationDirectory::notFound);
        Interaction interaction = draft(request);
        Append append = new Append(
                seal(tenant, user, interaction),
                tenants.settings(tenant).batchSize(),
                interaction.createdAt(),
                once.map(key -> index.of(tenant, "memory.once", caller.keyId() + " " + key)));
        return switch (tails.append(tenant, user, append)) {
            case AppendOutcome.Appended done -> appended(interaction, done);
            case AppendOutcome.Repeated repeated -> new Ingested(repeated.first(), true, 0);
            case AppendOutcome.NoConversation none -> throw ConversationDirectory.notFound();
            case AppendOutcome.ConversationEnded ended ->
                throw new ConflictException(
                        ProblemCode.CONVERSATION_ENDED, "The conversation has ended; open another.");
        };
    }

    /** A user without a key was never there, or was erased. */
    private SealedInteraction seal(TenantId tenant, UserId user, Interaction interaction) {
        try {
            return vault.seal(tenant, user, interaction);
        } catch (NoKeyException noSuchUser) {
            throw ConversationDirectory.notFound();
        }
    }

    private Interaction draft(IngestRequest request) {
        Instant now = clock.instant();
        return new Interaction(
                ids.interaction(),
                Ids.parse(request.conversationId(), ConversationId::new).orElseThrow(ConversationDirectory::notFound),
                request.userMessage(),
                request.agentResponse(),
                Objects.requireNonNullElse(request.metadata(), Map.of()),
                Objects.requireNonNullElse(request.occurredAt(), now),
                now);
    }

    private static Ingested appended(Interaction interaction, AppendOutcome.Appended appended) {
        return new Ingested(interaction.id(), !appended.batchFull(), appended.buffered());
    }
}
