package dev.raven.persistence.redis;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;

/** Names keys in Redis. What stands between braces picks the cluster slot; docs/storage-layout.md lists them all. */
public final class RedisKeys {
    static final String PREFIX = "rvn:";

    private RedisKeys() {}

    /** A key in the tenant's slot. */
    public static String of(TenantId tenant, String part) {
        return PREFIX + "{" + tenant + "}:" + part;
    }

    /** A key in the user's slot. */
    public static String of(TenantId tenant, UserId user, String part) {
        return PREFIX + "{" + tenant + "/" + user + "}:" + part;
    }

    /** A key in the conversation's own slot; its content lies in the user's. */
    public static String of(TenantId tenant, ConversationId conversation, String part) {
        return PREFIX + "{" + tenant + "/" + conversation + "}:" + part;
    }

    /** A key in a slot of its own. */
    public static String single(String kind, String name) {
        return PREFIX + "{" + kind + ":" + name + "}";
    }
}
