package dev.raven.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.KeyRemoval;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdempotencyServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final IdempotencyService service = scene.get(IdempotencyService.class);
    private final KeyedCall call = new KeyedCall("key_1", "POST users", "name", "{body}");

    private FirstResponse response(String body, Optional<String> withoutSecret) {
        return new FirstResponse(acme.tenantId(), Optional.of(alice), Optional.empty(), 201, body, withoutSecret);
    }

    @Test
    void theFirstAnswerComesBack() {
        assertThat(service.begin(call)).isEmpty();
        service.answer(call, response("{\"id\":1}", Optional.empty()));
        assertThat(service.begin(call)).hasValueSatisfying(first -> {
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.body()).isEqualTo("{\"id\":1}");
        });
    }

    @Test
    void aSecondWhileTheFirstRunsIsAConflict() {
        service.begin(call);
        assertThatThrownBy(() -> service.begin(call)).isInstanceOf(ConflictException.class);
    }

    @Test
    void anotherBodyIsRefused() {
        service.begin(call);
        service.answer(call, response("x", Optional.empty()));
        KeyedCall other = new KeyedCall(call.asker(), call.route(), call.key(), "{other}");
        assertThatThrownBy(() -> service.begin(other)).isInstanceOf(UnprocessableException.class);
    }

    @Test
    void anotherAskerOrRouteIsAnotherRequest() {
        service.begin(call);
        assertThat(service.begin(new KeyedCall("key_2", call.route(), call.key(), call.fingerprint())))
                .isEmpty();
        assertThat(service.begin(new KeyedCall(call.asker(), "POST other", call.key(), call.fingerprint())))
                .isEmpty();
    }

    @Test
    void aFailedRequestCanBeRunAgain() {
        service.begin(call);
        service.release(call);
        assertThat(service.begin(call)).isEmpty();
    }

    @Test
    void aSecretIsRepeatedForTenMinutesOnly() {
        service.begin(call);
        service.answer(call, response("{\"api_key\":\"rk\"}", Optional.of("{\"api_key\":null}")));
        scene.clock().advance(Duration.ofMinutes(9));
        assertThat(service.begin(call).orElseThrow().body()).contains("rk");
        scene.clock().advance(Duration.ofMinutes(2));
        assertThat(service.begin(call).orElseThrow().body()).isEqualTo("{\"api_key\":null}");
    }

    @Test
    void afterADayItIsForgotten() {
        service.begin(call);
        service.answer(call, response("x", Optional.empty()));
        scene.clock().advance(Duration.ofHours(25));
        assertThat(service.begin(call)).isEmpty();
    }

    @Test
    void theAnswerAboutAnErasedPersonIsGone() {
        service.begin(call);
        service.answer(call, response("about Alice", Optional.empty()));
        scene.get(KeyRemoval.class).destroy(acme.tenantId(), alice);
        assertThat(service.begin(call)).isEmpty();
    }

    @Test
    void anAnswerThatComesAfterTheErasureOfWhatItShowsIsNotKept() {
        ConversationId talk = scene.conversation(acme, alice);
        service.begin(call);
        scene.get(ErasureService.class).eraseConversation(acme, Optional.of(talk));
        service.answer(
                call,
                new FirstResponse(
                        acme.tenantId(), Optional.of(alice), Optional.of(talk), 201, "its title", Optional.empty()));
        assertThat(service.begin(call)).isEmpty();
    }

    @Test
    void neitherCallNorAnswerPrintsABody() {
        assertThat(call + " " + response("secret words", Optional.empty())).doesNotContain("body", "secret");
    }
}
