package dev.raven.core.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a tenant can be told of. */
public enum WebhookEventType {
    API_KEY_CREATED("api_key.created"),
    API_KEY_ROTATED("api_key.rotated"),
    API_KEY_REVOKED("api_key.revoked"),
    API_KEY_ROTATION_DUE("api_key.rotation_due"),
    API_KEY_ANOMALY("api_key.anomaly"),
    USER_ERASED("user.erased"),
    RETENTION_APPLIED("retention.applied"),
    KEY_ROTATED("key.rotated"),
    QUOTA_EXCEEDED("quota.exceeded");

    private final String wireName;

    WebhookEventType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in {@code settings.webhook_events} and as {@code type} of a message. */
    public String wireName() {
        return wireName;
    }

    public static Optional<WebhookEventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }

    /** All names, for a person. */
    public static String names() {
        return Arrays.stream(values()).map(WebhookEventType::wireName).collect(Collectors.joining(", "));
    }
}
