package dev.raven.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.ParticipantsView;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.memory.FlushRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.ContentPolicy;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.memory.BulkOutcome;
import dev.raven.core.memory.BulkService;
import dev.raven.core.memory.Ingested;
import dev.raven.core.memory.Interaction;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.memory.Said;
import dev.raven.core.memory.TranscriptService;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.TenantDirectory;
import dev.raven.core.user.User;
import dev.raven.core.user.UserService;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each policy makes of what is to be stored, through the services that store it. */
class ScreeningTest {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String IBAN = "DE89370400440532013000";

    private final Scene scene = new Scene();

    private Caller tenant(ContentPolicy policy) {
        return scene.tenant(new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, null, null, policy, null));
    }

    /** A tenant of that policy with a user and a conversation. */
    private final class Talk {
        private final Caller caller;
        private final UserId user;
        private final ConversationId conversation;

        Talk(ContentPolicy policy) {
            this.caller = tenant(policy);
            this.user = scene.user(caller);
            this.conversation = scene.conversation(caller, user);
        }

        IngestRequest request(String said, String answered, Map<String, Object> metadata) {
            return new IngestRequest(user.value(), conversation.value(), said, answered, metadata, null);
        }

        Ingested ingest(String said, String answered, Map<String, Object> metadata) {
            return scene.get(MemoryService.class).ingest(caller, request(said, answered, metadata), Optional.empty());
        }

        List<Interaction> stored() {
            return scene
                    .get(TranscriptService.class)
                    .read(caller, Optional.of(conversation), new PageRange(100, 0))
                    .items()
                    .stream()
                    .map(Said::interaction)
                    .toList();
        }
    }

    @Test
    void offStoresWhatCame() {
        Talk talk = new Talk(ContentPolicy.OFF);
        Ingested done = talk.ingest(CARD, "ok", Map.of());
        assertThat(done.contentFound()).isEmpty();
        assertThat(talk.stored().get(0).userMessage()).isEqualTo(CARD);
        assertThat(talk.stored().get(0).marks()).isEqualTo(ContentMarks.NONE);
    }

    @Test
    void flagIsTheDefaultAndMarksWhatItStores() {
        assertThat(scene.get(TenantDirectory.class)
                        .settings(scene.tenant().tenantId())
                        .contentPolicy())
                .isEqualTo(ContentPolicy.FLAG);
        Talk talk = new Talk(ContentPolicy.FLAG);
        Ingested done = talk.ingest("pay " + CARD, "from " + IBAN + " or " + IBAN, Map.of());
        assertThat(done.contentFound()).isEqualTo(Map.of("payment_card", 1, "iban", 2));
        assertThat(talk.stored().get(0).userMessage()).isEqualTo("pay " + CARD);
        assertThat(talk.stored().get(0).marks().kinds()).containsExactly("iban", "payment_card");
    }

    @Test
    void marksOutliveConsolidation() {
        Talk talk = new Talk(ContentPolicy.FLAG);
        talk.ingest("pay " + CARD, "ok", Map.of());
        scene.get(MemoryService.class).flush(talk.caller, new FlushRequest(talk.user.value(), null));
        assertThat(talk.stored().get(0).marks().kinds()).containsExactly("payment_card");
    }

    @Test
    void redactStoresPlaceholdersEverywhereAndTheOriginalNowhere() {
        Talk talk = new Talk(ContentPolicy.REDACT);
        Map<String, Object> metadata = Map.of(
                "note",
                "card " + CARD,
                "deep",
                Map.of("list", List.of(IBAN, true)),
                CARD,
                "a",
                "number",
                4111111111111111L,
                "whole",
                List.of(new BigDecimal("4111111111111111.0"), new BigDecimal("1e999"), new BigDecimal("0.5")));
        Ingested done = talk.ingest("pay " + CARD + " now", IBAN, metadata);
        Interaction stored = talk.stored().get(0);
        assertThat(stored.userMessage()).isEqualTo("pay [redacted:payment_card] now");
        assertThat(stored.agentResponse()).isEqualTo("[redacted:iban]");
        assertThat(stored.metadata())
                .isEqualTo(Map.of(
                        "note",
                        "card [redacted:payment_card]",
                        "deep",
                        Map.of("list", List.of("[redacted:iban]", true)),
                        "[redacted:payment_card]",
                        "a",
                        "number",
                        "[redacted:payment_card]",
                        "whole",
                        List.of("[redacted:payment_card]", new BigDecimal("1e999"), new BigDecimal("0.5"))));
        assertThat(done.contentFound()).isEqualTo(Map.of("payment_card", 5, "iban", 2));
        assertThat(stored.marks().kinds()).containsExactly("iban", "payment_card");
    }

    @Test
    void keysThatBecomeTheSamePlaceholderStayApart() {
        Talk talk = new Talk(ContentPolicy.REDACT);
        talk.ingest("a", "b", Map.of(CARD, "one", "4012888888881881", "two"));
        assertThat(talk.stored().get(0).metadata().keySet())
                .containsExactlyInAnyOrder("[redacted:payment_card]", "[redacted:payment_card] 2");
    }

    @Test
    void rejectNamesEveryFieldAndKindAndNeverTheValue() {
        Talk talk = new Talk(ContentPolicy.REJECT);
        Map<String, Object> metadata = Map.of("account", IBAN);
        assertThatThrownBy(() -> talk.ingest(CARD + " or " + CARD, IBAN, metadata))
                .isInstanceOfSatisfying(UnprocessableException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.SENSITIVE_CONTENT);
                    assertThat(refusal.errors())
                            .extracting(FieldError::field)
                            .containsExactly("user_message", "agent_response", "metadata.account");
                    assertThat(refusal.errors())
                            .extracting(FieldError::message)
                            .anyMatch(text -> text.contains("iban"));
                    assertThat(refusal.detail() + refusal.errors()).doesNotContain(CARD, IBAN, "4111");
                });
        assertThat(talk.stored()).isEmpty();
    }

    @Test
    void aFieldNamedByASecretIsNotNamed() {
        Talk talk = new Talk(ContentPolicy.REJECT);
        assertThatThrownBy(() -> talk.ingest("a", "b", Map.of(IBAN, IBAN)))
                .isInstanceOfSatisfying(
                        UnprocessableException.class,
                        refusal ->
                                assertThat(refusal.detail() + refusal.errors()).doesNotContain(IBAN));
    }

    @Test
    void aBulkLineIsRejectedAlone() {
        Talk talk = new Talk(ContentPolicy.REJECT);
        List<BulkLine> lines = Stream.of("fine", CARD, "fine, too")
                .map(said -> new BulkLine(talk.request(said, "ok", Map.of()), Optional.empty()))
                .toList();
        List<BulkOutcome> outcomes = scene.get(BulkService.class).ingest(talk.caller, lines);
        assertThat(outcomes.get(0)).isInstanceOf(BulkOutcome.Stored.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        BulkOutcome.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(ProblemCode.SENSITIVE_CONTENT));
        assertThat(outcomes.get(2)).isInstanceOf(BulkOutcome.Stored.class);
        assertThat(talk.stored()).extracting(Interaction::userMessage).containsExactly("fine", "fine, too");
    }

    @Test
    void usersAndConversationsAreHeldToTheSame() {
        Talk talk = new Talk(ContentPolicy.REDACT);
        UserService users = scene.get(UserService.class);
        User made = users.create(talk.caller, new CreateUserRequest("crm-1", "A " + CARD, Map.of("iban", IBAN)));
        assertThat(made.displayName()).hasValue("A [redacted:payment_card]");
        assertThat(made.profile().metadata()).isEqualTo(Map.of("iban", "[redacted:iban]"));
        assertThat(made.contentFound()).isEqualTo(Map.of("payment_card", 1, "iban", 1));
        User changed = users.update(
                talk.caller,
                Optional.of(made.id()),
                new UpdateUserRequest(new Change.Keep<>(), new Change.Set<>(IBAN), new Change.Clear<>()));
        assertThat(changed.displayName()).hasValue("[redacted:iban]");
        ConversationService conversations = scene.get(ConversationService.class);
        Conversation opened = conversations.create(
                talk.caller,
                new CreateConversationRequest(
                        talk.user.value(), "T " + CARD, Map.of("a", CARD), new ParticipantsView(IBAN, null)));
        assertThat(opened.profile().title()).isEqualTo("T [redacted:payment_card]");
        assertThat(opened.profile().participants()).isEqualTo(new ParticipantsView("[redacted:iban]", null));
        Conversation renamed = conversations.update(
                talk.caller,
                Optional.of(opened.id()),
                new UpdateConversationRequest(new Change.Set<>(CARD), new Change.Keep<>(), new Change.Keep<>()));
        assertThat(renamed.profile().title()).isEqualTo("[redacted:payment_card]");
        assertThat(renamed.contentFound()).isEqualTo(Map.of("payment_card", 1));
    }

    @Test
    void aTitleIsRejectedAndAnOldOneDoesNotStandInTheWay() {
        Talk talk = new Talk(ContentPolicy.OFF);
        ConversationService conversations = scene.get(ConversationService.class);
        Conversation old = conversations.create(
                talk.caller, new CreateConversationRequest(talk.user.value(), CARD, Map.of(), null));
        scene.settings(
                talk.caller,
                new TenantSettingsPatch(
                        null, null, null, null, null, null, null, null, null, null, null, ContentPolicy.REJECT, null));
        assertThatThrownBy(() -> conversations.create(
                        talk.caller, new CreateConversationRequest(talk.user.value(), CARD, null, null)))
                .hasMessageContaining("title");
        Map<String, Object> metadata = Map.of("a", 1);
        Conversation changed = conversations.update(
                talk.caller,
                Optional.of(old.id()),
                new UpdateConversationRequest(new Change.Keep<>(), new Change.Set<>(metadata), new Change.Keep<>()));
        assertThat(changed.profile().title()).isEqualTo(CARD);
    }

    @Test
    void aNameThatPlaceholdersMakeTooLongIsCut() {
        Talk talk = new Talk(ContentPolicy.REDACT);
        String[] numbers = new String[20];
        Arrays.fill(numbers, "123-45-6789");
        User made = scene.get(UserService.class)
                .create(talk.caller, new CreateUserRequest(null, String.join(" ", numbers), null));
        assertThat(made.displayName().orElseThrow()).hasSize(256).doesNotContain("6789");
    }
}
