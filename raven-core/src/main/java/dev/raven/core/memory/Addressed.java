package dev.raven.core.memory;

import dev.raven.core.content.ContentMarks;
import dev.raven.core.id.UserId;

/**
 * One of many interactions to append, with whose memory it goes to.
 *
 * @param marks what is sensitive in it
 */
public record Addressed(UserId user, Append append, ContentMarks marks) {

    public Addressed(UserId user, Append append) {
        this(user, append, ContentMarks.NONE);
    }
}
