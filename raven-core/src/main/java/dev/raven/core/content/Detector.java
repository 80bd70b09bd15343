package dev.raven.core.content;

import org.jspecify.annotations.Nullable;

/** Knows some kinds of sensitive content. */
interface Detector {

    /**
     * What begins at a place, or, for what is known by its middle, lies around it.
     *
     * <p>A detector that finds nothing has looked at a bounded number of characters, or at characters that no other place
     * makes it look at more than a few times: a whole text takes time in proportion to its length, whatever it says.
     *
     * @param from where the last finding ended; nothing before belongs to this one
     */
    @Nullable
    Finding at(CharSequence text, int at, int from);
}
