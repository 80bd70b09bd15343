package dev.raven.core.conversation;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Opens conversations, whoever asks for one. */
@Singleton
public class ConversationOpening {
    private final ConversationVault vault;
    private final ConversationTexts texts;
    private final UserDirectory users;
    private final TenantDirectory tenants;
    private final Webhooks webhooks;
    private final Clock clock;

    @Inject
    ConversationOpening(
            ConversationVault vault,
            ConversationTexts texts,
            UserDirectory users,
            TenantDirectory tenants,
            Webhooks webhooks,
            Clock clock) {
        this.vault = vault;
        this.texts = texts;
        this.users = users;
        this.tenants = tenants;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Opens a conversation with a user, for the service that has it recorded.
     *
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such user
     * @throws UnprocessableException when the user's quota is used up, or it holds sensitive content, and the tenant
     *     rejects that
     */
    Conversation open(TenantId tenant, ConversationId id, CreateConversationRequest request) {
        User user = users.require(tenant, request.userId());
        Instant now = clock.instant();
        ConversationTexts.Made made = texts.create(tenant, request);
        Conversation conversation =
                new Conversation(id, tenant, user.id(), made.profile(), 0, Optional.empty(), now, now, made.marks());
        int most = tenants.settings(tenant).maxConversationsPerUser();
        if (!vault.create(conversation, most)) {
            users.require(tenant, request.userId()); // nothing is added for whoever is being erased, either
            webhooks.emitSeldom(tenant, quotaExceeded(user.id()));
            throw usedUp(most);
        }
        return conversation;
    }

    /**
     * Refuses what {@link #open} would refuse now, and keeps and seals nothing.
     *
     * @param before how many others are to be opened before it
     */
    public void check(TenantId tenant, CreateConversationRequest request, int before) {
        User user = users.require(tenant, request.userId());
        texts.create(tenant, request);
        int most = tenants.settings(tenant).maxConversationsPerUser();
        if (vault.count(tenant, user.id()) + before >= most) {
            throw usedUp(most);
        }
    }

    private static UnprocessableException usedUp(int most) {
        return new UnprocessableException(
                ProblemCode.QUOTA_EXCEEDED,
                "The user has its " + most + " conversations (settings.max_conversations_per_user).");
    }

    private static WebhookEvent quotaExceeded(UserId user) {
        return WebhookEvent.of(
                WebhookEventType.QUOTA_EXCEEDED,
                Map.of("quota", "max_conversations_per_user", "user_id", user.value()));
    }
}
