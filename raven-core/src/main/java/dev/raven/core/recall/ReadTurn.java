package dev.raven.core.recall;

import java.util.List;

/** A turn and the words of its messages: taking them out is most of the work of adding a turn, and any thread can do it. */
public record ReadTurn(Turn turn, Message user, Message agent) {

    /**
     * What a message is found by.
     *
     * @param words in their order, without those of its speaker's name and its date
     */
    record Message(Language language, List<String> words) {

        private static Message of(Turn.Message said) {
            Language language = LanguageGuess.of(said.text());
            return new Message(language, Words.of(said.text(), language));
        }
    }

    public static ReadTurn of(Turn turn) {
        return new ReadTurn(turn, Message.of(turn.user()), Message.of(turn.agent()));
    }
}
