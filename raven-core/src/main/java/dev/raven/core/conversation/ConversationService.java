package dev.raven.core.conversation;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
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
import java.util.Objects;
import java.util.Optional;

/** What a tenant does with conversations. */
@Singleton
public class ConversationService {
    private final ConversationVault vault;
    private final ConversationTexts texts;
    private final UserDirectory users;
    private final TenantDirectory tenants;
    private final Webhooks webhooks;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ConversationService(
            ConversationVault vault,
            ConversationTexts texts,
            UserDirectory users,
            TenantDirectory tenants,
            Webhooks webhooks,
            Ids ids,
            Clock clock) {
        this.vault = vault;
        this.texts = texts;
        this.users = users;
        this.tenants = tenants;
        this.webhooks = webhooks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens a conversation with a user.
     *
     * @throws NotFoundException when the tenant has no such user
     * @throws UnprocessableException when the user's quota is used up, or it holds sensitive content, and the tenant
     *     rejects that
     */
    @Audited(value = "conversation.create", category = AuditCategory.DATA)
    public Conversation create(Caller caller, CreateConversationRequest request) {
        User user = users.require(caller.tenantId(), request.userId());
        Instant now = clock.instant();
        ConversationTexts.Made made = texts.create(caller.tenantId(), request);
        Conversation conversation = new Conversation(
                ids.conversation(),
                caller.tenantId(),
                user.id(),
                made.profile(),
                0,
                Optional.empty(),
                now,
                now,
                made.marks());
        int most = tenants.settings(caller.tenantId()).maxConversationsPerUser();
        if (!vault.create(conversation, most)) {
            users.require(caller.tenantId(), request.userId()); // nothing is added for whoever is being erased, either
            webhooks.emitSeldom(caller.tenantId(), quotaExceeded(user.id()));
            throw new UnprocessableException(
                    ProblemCode.QUOTA_EXCEEDED,
                    "The user has its " + most + " conversations (settings.max_conversations_per_user).");
        }
        return conversation;
    }

    private static WebhookEvent quotaExceeded(UserId user) {
        return WebhookEvent.of(
                WebhookEventType.QUOTA_EXCEEDED,
                Map.of("quota", "max_conversations_per_user", "user_id", user.value()));
    }

    @Audited(value = "conversation.read", category = AuditCategory.DATA_READ)
    public Conversation find(Caller caller, @Recorded Optional<ConversationId> id) {
        return id.flatMap(known -> vault.find(caller.tenantId(), known)).orElseThrow(ConversationService::notFound);
    }

    @Audited(value = "conversation.list", category = AuditCategory.DATA_READ)
    public Page<Conversation> list(Caller caller, @Recorded Optional<UserId> userId, PageRange range) {
        User user = users.require(caller.tenantId(), userId);
        return vault.list(caller.tenantId(), user.id(), range);
    }

    /**
     * Changes what the request names.
     *
     * @throws NotFoundException when the tenant has no such conversation
     * @throws UnprocessableException when what is sent holds sensitive content, and the tenant rejects that
     */
    @Audited(value = "conversation.update", category = AuditCategory.DATA)
    public Conversation update(
            Caller caller, @Recorded Optional<ConversationId> id, UpdateConversationRequest request) {
        ConversationTexts.Change change = texts.change(caller.tenantId(), request);
        return id.flatMap(known ->
                        vault.change(caller.tenantId(), known, held -> change(held, change.request()), clock.instant()))
                .map(change::marked)
                .orElseThrow(ConversationService::notFound);
    }

    private static ConversationProfile change(ConversationProfile held, UpdateConversationRequest request) {
        return new ConversationProfile(
                request.title().over(held.title()),
                Objects.requireNonNullElse(request.metadata().over(held.metadata()), Map.of()),
                request.participants().over(held.participants()));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("There is no such conversation.");
    }
}
