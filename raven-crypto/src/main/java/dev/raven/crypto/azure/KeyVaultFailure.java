package dev.raven.crypto.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Why Azure did not do what it was asked: the vault, or who gives tokens. */
final class KeyVaultFailure {
    private KeyVaultFailure() {}

    static Reason reason(Throwable failed) {
        return vaultStatus(failed).map(KeyVaultFailure::ofStatus).orElseGet(() -> ofToken(failed));
    }

    /** What the vault answered; empty where it was not the vault that failed. */
    static Optional<Integer> vaultStatus(Throwable failed) {
        return failed instanceof HttpResponseException answered
                ? Optional.ofNullable(answered.getResponse()).map(response -> response.getStatusCode())
                : Optional.empty();
    }

    private static Reason ofToken(Throwable failed) {
        if (has(failed, MsalThrottlingException.class).isPresent()) {
            return Reason.THROTTLED;
        }
        Optional<Reason> answered = has(failed, MsalServiceException.class)
                .flatMap(said -> Optional.ofNullable(said.statusCode()))
                .map(KeyVaultFailure::ofStatus);
        boolean refusedHere = failed instanceof ClientAuthenticationException
                && has(failed, IOException.class).isEmpty();
        return answered.orElse(refusedHere ? Reason.REFUSED : Reason.AWAY);
    }

    private static Reason ofStatus(int status) {
        return switch (status) {
            case 408 -> Reason.AWAY;
            case 429 -> Reason.THROTTLED;
            default -> status >= 400 && status < 500 ? Reason.REFUSED : Reason.AWAY;
        };
    }

    private static <T extends Throwable> Optional<T> has(Throwable failed, Class<T> type) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
