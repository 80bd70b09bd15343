package dev.raven.crypto.vault;

import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The token that calls are made with: renewed at half its life, got anew by AppRole where it has ended. One caller at a
 * time sees to it; the others go on with the token there is, and wait only where there is none.
 */
final class VaultSession {
    private final VaultClient client;
    private final VaultLogin login;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<VaultToken> token;

    VaultSession(VaultClient client, VaultLogin login, Clock clock) {
        this.client = client;
        this.login = login;
        this.clock = clock;
        this.token = login.token().map(VaultToken::given);
    }

    /**
     * A token that is good for now.
     *
     * @throws KeyServiceException when there is none and Vault gives none
     */
    VaultToken token(Deadline deadline) {
        if (usable().isPresent()) {
            renewWhereDue(deadline);
        }
        return usable().orElseGet(() -> inTurn(deadline, () -> usable().orElseGet(() -> logIn(deadline))));
    }

    /**
     * Another than the one that Vault refused; empty where that one was given. Till there is another it is kept: it may
     * have been refused for one key alone.
     *
     * @throws KeyServiceException when Vault gives none
     */
    Optional<VaultToken> otherThan(VaultToken refused, Deadline deadline) {
        if (login.token().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(inTurn(
                deadline, () -> usable().filter(now -> !now.isSame(refused)).orElseGet(() -> logIn(deadline))));
    }

    /** When a given token has ended is for Vault to say. */
    private Optional<VaultToken> usable() {
        return token.filter(known -> login.token().isPresent() || !known.hasEnded(clock.instant()));
    }

    private void renewWhereDue(Deadline deadline) {
        if (isDue() && turn.tryLock()) {
            try {
                usable().filter(known -> isDue()).ifPresent(known -> renew(known, deadline));
            } finally {
                turn.unlock();
            }
        }
    }

    private boolean isDue() {
        return token.filter(known -> known.isDue(clock.instant())).isPresent();
    }

    /** A renewal that fails takes nothing from a token that is still good. */
    private void renew(VaultToken known, Deadline deadline) {
        token = Optional.of(renewed(known, deadline).orElseGet(() -> known.renewedLater(clock.instant())));
    }

    private Optional<VaultToken> renewed(VaultToken known, Deadline deadline) {
        try {
            VaultClient.Answer answer = client.post("auth/token/renew-self", Optional.of(known), Map.of(), deadline);
            return VaultToken.from(answer, clock.instant());
        } catch (KeyServiceException laterThen) {
            return Optional.empty();
        }
    }

    private VaultToken logIn(Deadline deadline) {
        VaultClient.Answer answer = client.post(
                "auth/approle/login",
                Optional.empty(),
                Map.of("role_id", login.roleId(), "secret_id", login.secretId()),
                deadline);
        VaultToken got = VaultToken.from(answer, clock.instant())
                .orElseThrow(() -> answer.failure(answer.good() ? Reason.AWAY : Reason.REFUSED));
        token = Optional.of(got);
        return got;
    }

    private <T> T inTurn(Deadline deadline, Supplier<T> work) {
        try {
            if (!turn.tryLock(deadline.left(), TimeUnit.NANOSECONDS)) {
                throw VaultClient.away(null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VaultClient.away(interrupted);
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
