package dev.raven.web.oidc;

/** The identity provider cannot be asked, or does not answer as one. */
final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
