package dev.raven.core.limit;

/**
 * Which bucket, and the limit it should have.
 *
 * @param policy what clients are told: {@code key}, {@code tenant}, {@code registration} …
 * @param holder whose: an id, or a keyed hash where it says something about a person
 */
public record BucketName(String policy, String holder, Rate rate) {

    /** The name under which nodes share it, whatever limit each of them knows. */
    public String text() {
        return policy + ":" + holder;
    }
}
