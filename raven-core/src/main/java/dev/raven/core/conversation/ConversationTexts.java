package dev.raven.core.conversation;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.ParticipantsView;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.core.content.ContentMarks;
import dev.raven.core.content.ContentScreen;
import dev.raven.core.content.Screening;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what a client sends about a conversation by the tenant's policy for content. */
@Singleton
class ConversationTexts {
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_NAME = 64;

    private final ContentScreen screen;

    @Inject
    ConversationTexts(ContentScreen screen) {
        this.screen = screen;
    }

    /** @param marks what is sensitive in what the client sent */
    record Made(ConversationProfile profile, ContentMarks marks) {}

    /** @param marks what is sensitive in what the client sent */
    record Change(UpdateConversationRequest request, ContentMarks marks) {

        Conversation marked(Conversation changed) {
            return changed.marked(marks);
        }
    }

    Made create(TenantId tenant, CreateConversationRequest request) {
        Screening screening = screen.begin(tenant);
        ConversationProfile profile = new ConversationProfile(
                request.title() == null ? null : title(screening, request.title()),
                screening.metadata(Objects.requireNonNullElse(request.metadata(), Map.of())),
                request.participants() == null ? null : participants(screening, request.participants()));
        return new Made(profile, screening.end());
    }

    Change change(TenantId tenant, UpdateConversationRequest request) {
        Screening screening = screen.begin(tenant);
        UpdateConversationRequest screened = new UpdateConversationRequest(
                request.title().map(title -> title(screening, title)),
                request.metadata().map(screening::metadata),
                request.participants().map(names -> participants(screening, names)));
        return new Change(screened, screening.end());
    }

    private static String title(Screening screening, String sent) {
        return screening.name("title", sent, LONGEST_TITLE);
    }

    private static ParticipantsView participants(Screening screening, ParticipantsView sent) {
        return new ParticipantsView(
                speaker(screening, "participants.user", sent.user()),
                speaker(screening, "participants.agent", sent.agent()));
    }

    private static @Nullable String speaker(Screening screening, String field, @Nullable String sent) {
        return sent == null ? null : screening.name(field, sent, LONGEST_NAME);
    }
}
