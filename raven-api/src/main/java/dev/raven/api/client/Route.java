package dev.raven.api.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path under {@code /api/v1} and its parameters. */
record Route(String value) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");

    /** An empty id would name the whole list, and one with a slash another route. */
    static Route to(String... parts) {
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                throw new IllegalArgumentException("an id has letters, digits, - and _ alone, and is not empty");
            }
        }
        return new Route(String.join("/", parts));
    }

    /** With a parameter, unless it is null. */
    Route with(String name, @Nullable Object parameter) {
        if (parameter == null) {
            return this;
        }
        String escaped = URLEncoder.encode(parameter.toString(), StandardCharsets.UTF_8);
        return new Route(value + (value.indexOf('?') < 0 ? "?" : "&") + name + "=" + escaped);
    }

    /** With which part of a list is wanted. */
    Route page(int limit, int offset) {
        return with("limit", limit).with("offset", offset);
    }
}
