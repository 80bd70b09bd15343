package dev.raven.core.audit;

import java.util.Map;

/** The result of an {@link Audited} method that stored texts: says for the event how many of which kind were sensitive. */
public interface Screened {

    /** Counts by the kind's name; never what was found. */
    Map<String, Integer> contentFound();
}
