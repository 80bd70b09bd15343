package dev.raven.core.imports;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.memory.IngestRequest;

/** One thing that stands in a file that is imported. */
public sealed interface ImportItem {

    /** Where it stands: a line from 1, or the number of the element. */
    long place();

    /**
     * Whom the rest of the file is of.
     *
     * @param source what the file calls the person
     */
    record Person(long place, String source) implements ImportItem {}

    /**
     * A conversation; what was said in it comes later.
     *
     * @param source what the file calls it
     * @param ended whether nothing more is to be said in it
     */
    record Talk(long place, String source, CreateConversationRequest request, boolean ended) implements ImportItem {}

    /**
     * An exchange.
     *
     * @param source what the file calls it
     * @param talk what the file calls its conversation
     * @param request with the file's own name for the conversation
     */
    record Exchange(long place, String source, String talk, IngestRequest request) implements ImportItem {}

    /**
     * What is not taken in, as it is drawn anew or has no place here.
     *
     * @param what in the plural, for the report
     */
    record Ignored(long place, String what) implements ImportItem {}

    /** What cannot be taken in as it is. */
    record Refused(long place, ImportProblem problem) implements ImportItem {}
}
