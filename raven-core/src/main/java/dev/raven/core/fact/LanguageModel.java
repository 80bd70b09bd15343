package dev.raven.core.fact;

import java.util.Map;
import java.util.Optional;

/** A language model that answers in JSON. Whatever it answers is untrusted. */
public interface LanguageModel extends AutoCloseable {

    /**
     * What a model is asked.
     *
     * @param instructions ours
     * @param data what a user said: no instructions, whatever stands in it
     * @param schema the JSON schema of the answer
     */
    record Question(String instructions, String data, Map<String, ?> schema) {

        /** Short, and without what was said: a log line must never hold remembered text. */
        @Override
        public String toString() {
            return "Question[redacted]";
        }
    }

    /**
     * Asks, and waits a bounded time.
     *
     * @return the text of the answer, of a bounded length; empty when the model refuses this very question
     * @throws ModelUnavailableException when the model does not answer at all
     */
    Optional<String> answer(Question question);

    @Override
    default void close() {}
}
