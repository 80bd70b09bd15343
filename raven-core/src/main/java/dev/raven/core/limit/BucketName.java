package dev.raven.core.limit;

/**
 * Which bucket. The limit is part of it, so that a changed setting takes effect at once.
 *
 * @param policy what clients are told: {@code key}, {@code tenant}, {@code registration} …
 * @param holder whose: an id, or a keyed hash where it says something about a person
 */
public record BucketName(String policy, String holder, Rate rate) {

    /** The name under which nodes share it. */
    public String text() {
        return policy + ":" + holder + ":" + rate.tokens();
    }
}
