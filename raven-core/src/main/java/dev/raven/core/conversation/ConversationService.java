package dev.raven.core.conversation;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.problem.NotFoundException;
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
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a tenant does with conversations. */
@Singleton
public class ConversationService {
    private final ConversationVault vault;
    private final ConversationTexts texts;
    private final UserDirectory users;
    private final ConversationOpening opening;
    private final Ids ids;
    private final Clock clock;

    @Inject
    ConversationService(
            ConversationVault vault,
            ConversationTexts texts,
            UserDirectory users,
            ConversationOpening opening,
            Ids ids,
            Clock clock) {
        this.vault = vault;
        this.texts = texts;
        this.users = users;
        this.opening = opening;
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
        return opening.open(caller.tenantId(), ids.conversation(), request);
    }

    /** The same for one that is imported, under the id that an import gives it. */
    @Audited(value = "conversation.create", category = AuditCategory.DATA)
    public Conversation create(Caller caller, ConversationId id, CreateConversationRequest request) {
        return opening.open(caller.tenantId(), id, request);
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
