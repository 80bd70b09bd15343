package dev.raven.persistence.erasure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.UserId;
import dev.raven.core.scene.Meanwhile;
import dev.raven.core.scene.Scene;
import dev.raven.persistence.redis.TestRedis;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of a person, and comes to the storage when the person is erased. */
class ErasedMeanwhileTest {
    private final Scene scene = WholeScene.over(TestRedis.shared());
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);

    @Test
    void aConversationOfWhoIsErasedIsNotFoundAndNoQuotaIsUsedUp() {
        ConversationStore late = Meanwhile.before(
                "create",
                ConversationStore.class,
                scene.get(ConversationStore.class),
                () -> scene.get(ErasureService.class).eraseUser(acme, Optional.of(alice)));
        ConversationService conversations = scene.nodeOver(late).get(ConversationService.class);
        assertThatThrownBy(() ->
                        conversations.create(acme, new CreateConversationRequest(alice.value(), null, null, null)))
                .isInstanceOf(NotFoundException.class);
    }
}
