package dev.raven.api.client;

import org.jspecify.annotations.Nullable;

/** Why a call brought nothing: Raven refused it, or no usable answer came. Never names the API key or what was sent. */
public abstract sealed class RavenClientException extends RuntimeException
        permits RavenProblemException, RavenNoAnswerException {
    private static final long serialVersionUID = 1L;

    RavenClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
