package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;

/** The names the two sides of a conversation go by. */
interface Speakers {

    Names of(ConversationId conversation);

    /** The two names; "user" and "assistant" where none are known. */
    record Names(String user, String agent) {}
}
