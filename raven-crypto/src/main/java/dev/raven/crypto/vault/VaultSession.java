package dev.raven.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.key.KeyServiceException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The token that calls are made with: renewed at half its life, got anew by AppRole where it has ended. */
final class VaultSession {
    private final VaultClient client;
    private final VaultLogin login;
    private final Clock clock;
    private Optional<String> token;
    private Instant renewAt;

    VaultSession(VaultClient client, VaultLogin login, Clock clock) {
        this.client = client;
        this.login = login;
        this.clock = clock;
        this.token = login.token();
        this.renewAt = Instant.MIN;
    }

    /** A token that is good for now. */
    synchronized Optional<String> token() {
        if (!clock.instant().isBefore(renewAt)) {
            if (token.isEmpty() || !renew()) {
                logIn();
            }
        }
        return token;
    }

    /** Vault refused the token: the next one is a new one, where AppRole can give one. */
    synchronized void forget() {
        if (login.token().isEmpty()) {
            token = Optional.empty();
            renewAt = Instant.MIN;
        }
    }

    /** A given token that cannot be renewed is used as long as it is good. */
    private boolean renew() {
        VaultClient.Answer answer = client.post("auth/token/renew-self", token, Map.of());
        if (answer.good()) {
            remember(answer.body().path("auth"));
        } else if (login.token().isPresent()) {
            renewAt = Instant.MAX;
        }
        return answer.good() || login.token().isPresent();
    }

    private void logIn() {
        VaultClient.Answer answer = client.post(
                "auth/approle/login",
                Optional.empty(),
                Map.of("role_id", login.roleId(), "secret_id", login.secretId()));
        if (!answer.good()) {
            throw answer.failure(Reason.REFUSED);
        }
        remember(answer.body().path("auth"));
    }

    private void remember(JsonNode auth) {
        token = Optional.of(auth.path("client_token").asText(token.orElse("")));
        long seconds = auth.path("lease_duration").asLong();
        renewAt = seconds == 0
                ? Instant.MAX
                : clock.instant().plus(Duration.ofSeconds(seconds).dividedBy(2));
    }
}
