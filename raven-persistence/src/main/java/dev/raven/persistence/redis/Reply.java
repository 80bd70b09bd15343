package dev.raven.persistence.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script answered. Asking for another shape than it has is a bug, not a fault of the storage. */
public final class Reply {
    private final @Nullable Object raw;

    Reply(@Nullable Object raw) {
        this.raw = raw;
    }

    @Nullable
    Object raw() {
        return raw;
    }

    public long number() {
        return raw instanceof Long number ? number : Long.parseLong(text());
    }

    /** Whether a script that answers 1 or 0 said 1. */
    public boolean yes() {
        return number() == 1;
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        if (raw instanceof byte[] bytes) {
            return bytes;
        }
        throw new IllegalStateException("the script answered something else than bytes");
    }

    public List<Reply> items() {
        if (raw instanceof List<?> items) {
            return items.stream().map(Reply::new).toList();
        }
        throw new IllegalStateException("the script answered something else than a list");
    }

    public Reply item(int index) {
        return items().get(index);
    }
}
