package dev.raven.api.erasure;

import org.jspecify.annotations.Nullable;

/**
 * How much was destroyed.
 *
 * @param facts null where the key that opens them could not be had any more
 */
public record DestroyedView(
        long interactions, long blocks, @Nullable Long facts, long conversations, long users, long keys) {}
