package dev.raven.api.problem;

import java.util.Locale;

/** The {@code code} of a problem: stable, and what a client program decides on. */
public enum ProblemCode {
    INVALID_REQUEST("The request is not valid"),
    MALFORMED_JSON("The body is not well-formed JSON"),
    UNKNOWN_FIELD("The body has a field that Raven does not know"),
    API_KEY_IN_URL("An API key was sent in the URL"),
    UNAUTHENTICATED("A valid API key is needed"),
    INSUFFICIENT_SCOPE("The API key lacks a scope"),
    IP_NOT_ALLOWED("The client address is not allowed"),
    TLS_REQUIRED("HTTPS is required"),
    ORIGIN_NOT_ALLOWED("Web pages may not ask"),
    WRONG_ENVIRONMENT("The API key belongs to another environment"),
    TENANT_SUSPENDED("The tenant is suspended"),
    REGISTRATION_CLOSED("Registration is closed"),
    NOT_FOUND("Not found"),
    METHOD_NOT_ALLOWED("The method is not allowed here"),
    NOT_ACCEPTABLE("No acceptable representation"),
    REQUEST_TIMEOUT("The request took too long to arrive"),
    EMAIL_TAKEN("The e-mail address is already registered"),
    EXTERNAL_REF_TAKEN("The external reference is already in use"),
    CONVERSATION_ENDED("The conversation has ended"),
    ROTATION_IN_PROGRESS("A rotation is in progress"),
    BACKUP_IN_PROGRESS("A backup is in progress"),
    EXPORT_IN_PROGRESS("An export is in progress"),
    LEGAL_HOLD("The user is under a legal hold"),
    API_KEY_ENDED("The API key is revoked or expired"),
    IDEMPOTENCY_IN_PROGRESS("The first request with this idempotency key is still running"),
    PAYLOAD_TOO_LARGE("The body is too large"),
    URI_TOO_LONG("The URI is too long"),
    UNSUPPORTED_MEDIA_TYPE("The media type is not supported"),
    IDEMPOTENCY_KEY_REUSED("The idempotency key was used for another request"),
    PII_IN_EXTERNAL_REF("The external reference looks like personal data"),
    SENSITIVE_CONTENT("The text holds sensitive content"),
    QUOTA_EXCEEDED("A quota is used up"),
    RATE_LIMITED("Too many requests"),
    HEADERS_TOO_LARGE("The headers are too large"),
    INTERNAL_ERROR("Something went wrong inside Raven"),
    NOT_IMPLEMENTED("The method is not implemented"),
    KEY_SERVICE_UNAVAILABLE("The key service is unavailable"),
    STORAGE_UNAVAILABLE("The storage is unavailable"),
    EMBEDDINGS_UNAVAILABLE("The embeddings service is unavailable"),
    AUDIT_UNAVAILABLE("The audit log is unavailable"),
    OVERLOADED("Raven is overloaded"),
    TIMED_OUT("The request took too long");

    private final String title;

    ProblemCode(String title) {
        this.title = title;
    }

    /** The short, stable, human-readable summary (RFC 9457 {@code title}). */
    public String title() {
        return title;
    }

    /** The code as it stands in JSON: snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
