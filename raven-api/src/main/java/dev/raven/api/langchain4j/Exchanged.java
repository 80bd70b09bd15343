package dev.raven.api.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.raven.api.memory.InteractionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Finished exchanges of a person and an agent, in a list of messages. Tools and what they said are not part of them.
 *
 * @param open what came after the last finished one
 */
record Exchanged(List<Pair> finished, List<ChatMessage> open) {

    /** What was said, and what was answered at last. */
    record Pair(String user, String agent) {
        static Pair of(InteractionView stored) {
            return new Pair(stored.userMessage(), stored.agentResponse());
        }

        List<ChatMessage> messages() {
            return List.of(UserMessage.from(user), AiMessage.from(agent));
        }
    }

    /** An answer without a question before it, whose question fell out of the window, is passed over. */
    static Exchanged in(List<ChatMessage> messages) {
        List<Pair> finished = new ArrayList<>();
        List<ChatMessage> open = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof SystemMessage) {
                continue;
            }
            open.add(message);
            String said = said(open);
            if (message instanceof AiMessage answer && !answer.hasToolExecutionRequests() && !said.isEmpty()) {
                finished.add(new Pair(said, Objects.toString(answer.text(), "")));
                open.clear();
            }
        }
        return new Exchanged(finished, List.copyOf(open));
    }

    /** Without the answers at the front: those are of exchanges that are finished, whose questions a window dropped. */
    static List<ChatMessage> fromQuestion(List<ChatMessage> open) {
        return open.stream()
                .dropWhile(message -> message instanceof AiMessage answer && !answer.hasToolExecutionRequests())
                .toList();
    }

    private static String said(List<ChatMessage> open) {
        StringJoiner said = new StringJoiner("\n");
        for (ChatMessage message : open) {
            if (message instanceof UserMessage user) {
                user.contents().forEach(content -> said.add(text(content)));
            }
        }
        return said.toString();
    }

    private static String text(Content content) {
        return content instanceof TextContent text
                ? text.text()
                : "[" + content.type().name().toLowerCase(Locale.ROOT) + "]";
    }

    /**
     * What is new since before: a window loses exchanges at its front and gains some at its end, so the longest end of what was
     * there is looked for at the front of what is.
     */
    List<Pair> since(List<Pair> before) {
        for (int shared = Math.min(before.size(), finished.size()); shared > 0; shared--) {
            if (before.subList(before.size() - shared, before.size()).equals(finished.subList(0, shared))) {
                return finished.subList(shared, finished.size());
            }
        }
        return finished;
    }
}
