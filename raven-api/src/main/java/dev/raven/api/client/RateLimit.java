package dev.raven.api.client;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client stands with one limit, as the last answer said (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param policy whose limit: {@code key}, {@code tenant}, {@code key_burst}, …
 * @param remaining what is left
 * @param reset until all of it is there again
 */
public record RateLimit(String policy, long remaining, Duration reset) {
    private static final Pattern ITEM = Pattern.compile("\"([^\"]{1,64})\"((?:\\s*;\\s*[a-z]+=[0-9]{1,10})*)");
    private static final Pattern LEFT = Pattern.compile(";\\s*r=([0-9]+)");
    private static final Pattern RESET = Pattern.compile(";\\s*t=([0-9]+)");

    static List<RateLimit> parse(String header) {
        return ITEM.matcher(header)
                .results()
                .map(item -> new RateLimit(
                        item.group(1), number(LEFT, item.group(2)), Duration.ofSeconds(number(RESET, item.group(2)))))
                .toList();
    }

    private static long number(Pattern name, String parameters) {
        Matcher found = name.matcher(parameters);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
