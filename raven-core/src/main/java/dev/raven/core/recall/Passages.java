package dev.raven.core.recall;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The texts of a turn that are embedded: each message by itself, and the window of each, which is what was said right
 * before it, the message, and what was said right after. An answer is often understood only with its question.
 */
record Passages(String user, String agent, String aroundUser, String aroundAgent) {
    /** Characters of a message in its own window; a model reads no more than some 2,000 in all. */
    private static final int OWN = 1_000;
    /** Characters of a neighbour, those that are nearest: a long one must not push the message out. */
    private static final int NEIGHBOUR = 500;

    /** Of turns in the order they were said; those of one conversation that follow each other are neighbours. */
    static List<Passages> of(List<Turn> turns) {
        return IntStream.range(0, turns.size()).mapToObj(i -> of(turns, i)).toList();
    }

    Stream<String> all() {
        return Stream.of(user, agent, aroundUser, aroundAgent);
    }

    private static Passages of(List<Turn> turns, int at) {
        Turn turn = turns.get(at);
        String user = said(turn.user(), turn.user().text());
        String agent = said(turn.agent(), turn.agent().text());
        return new Passages(
                user,
                agent,
                before(turns, at) + own(turn.user()) + "\n" + first(turn.agent()),
                last(turn.user()) + "\n" + own(turn.agent()) + after(turns, at));
    }

    private static String before(List<Turn> turns, int at) {
        return at > 0 && together(turns, at - 1) ? last(turns.get(at - 1).agent()) + "\n" : "";
    }

    private static String after(List<Turn> turns, int at) {
        return at + 1 < turns.size() && together(turns, at)
                ? "\n" + first(turns.get(at + 1).user())
                : "";
    }

    private static boolean together(List<Turn> turns, int at) {
        return turns.get(at).conversation().equals(turns.get(at + 1).conversation());
    }

    private static String own(Turn.Message message) {
        return said(message, start(message.text(), OWN));
    }

    private static String first(Turn.Message message) {
        return said(message, start(message.text(), NEIGHBOUR));
    }

    private static String last(Turn.Message message) {
        String text = message.text();
        int from = Math.max(0, text.length() - NEIGHBOUR);
        return said(message, text.substring(splits(text, from) ? from + 1 : from));
    }

    private static String start(String text, int most) {
        int to = Math.min(text.length(), most);
        return text.substring(0, splits(text, to) ? to - 1 : to);
    }

    /** Half a character is none: a service may refuse it. */
    private static boolean splits(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }

    private static String said(Turn.Message message, String text) {
        return message.speaker() + ": " + text;
    }
}
