package dev.raven.core.limit;

import dev.raven.core.id.PlatformWide;

/** The buckets that all nodes share. What is not used is forgotten once it is full again. */
public interface LimitStore {

    /**
     * Takes as much as there is of {@code most} tokens, or nothing where there are less than {@code least}.
     *
     * @param least at least 1
     * @param most not less than {@code least}, not more than the bucket's burst
     * @throws dev.raven.api.problem.UnavailableException when nobody knows what is left
     */
    @PlatformWide("networks that have no tenant are limited, too")
    Grant take(BucketName name, long least, long most);

    /** Puts tokens back that were taken and not used; never more than the bucket holds. */
    @PlatformWide("networks that have no tenant are limited, too")
    void giveBack(BucketName name, long tokens);
}
