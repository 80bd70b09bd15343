package dev.raven.api.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.raven.api.langchain4j.Exchanged.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangedTest {
    private static final ChatMessage RULES = SystemMessage.from("Be kind.");
    private static final ChatMessage ASKED = UserMessage.from("How warm is it?");
    private static final ToolExecutionRequest THERMOMETER =
            ToolExecutionRequest.builder().id("1").name("thermometer").build();
    private static final ChatMessage CALLED = AiMessage.from(THERMOMETER);
    private static final ChatMessage MEASURED = ToolExecutionResultMessage.from(THERMOMETER, "20");
    private static final ChatMessage ANSWERED = AiMessage.from("20 degrees.");
    private static final Pair WEATHER = new Pair("How warm is it?", "20 degrees.");
    private static final Pair A = new Pair("a", "1");
    private static final Pair B = new Pair("b", "2");
    private static final Pair C = new Pair("c", "3");

    private static List<Pair> since(List<Pair> now, List<Pair> before) {
        return new Exchanged(now, List.of()).since(before);
    }

    @Test
    void anAnswerFinishesWhatWasAsked() {
        assertThat(Exchanged.in(List.of(RULES, ASKED, ANSWERED))).isEqualTo(new Exchanged(List.of(WEATHER), List.of()));
    }

    @Test
    void whileToolsWorkNothingIsFinishedAndNothingIsLost() {
        assertThat(Exchanged.in(List.of(RULES, ASKED, CALLED, MEASURED)))
                .isEqualTo(new Exchanged(List.of(), List.of(ASKED, CALLED, MEASURED)));
    }

    @Test
    void whatToolsSaidIsNoPartOfTheExchange() {
        assertThat(Exchanged.in(List.of(ASKED, CALLED, MEASURED, ANSWERED)).finished())
                .containsExactly(WEATHER);
    }

    @Test
    void anAnswerWhoseQuestionFellOutOfTheWindowIsPassedOver() {
        assertThat(Exchanged.in(List.of(AiMessage.from("Hello!"), ASKED, ANSWERED))
                        .finished())
                .containsExactly(WEATHER);
    }

    @Test
    void norIsThatAnswerPartOfTheOneThatIsOpen() {
        assertThat(Exchanged.fromQuestion(List.of(ANSWERED, ASKED, CALLED))).containsExactly(ASKED, CALLED);
        assertThat(Exchanged.fromQuestion(List.of(CALLED, MEASURED))).containsExactly(CALLED, MEASURED);
    }

    @Test
    void twoQuestionsInARowAreAnsweredTogether() {
        assertThat(Exchanged.in(List.of(UserMessage.from("Hm."), ASKED, ANSWERED))
                        .finished())
                .containsExactly(new Pair("Hm.\nHow warm is it?", "20 degrees."));
    }

    @Test
    void aPictureIsNamedInItsPlace() {
        ChatMessage shown =
                UserMessage.from(TextContent.from("Who is this?"), ImageContent.from("https://example.com/cat.png"));
        assertThat(Exchanged.in(List.of(shown, AiMessage.from("A cat."))).finished())
                .containsExactly(new Pair("Who is this?\n[image]", "A cat."));
    }

    @Test
    void onlyWhatCameAfterTheSharedPartIsNew() {
        assertThat(since(List.of(A, B, C), List.of(A, B))).containsExactly(C);
        assertThat(since(List.of(B, C), List.of(A, B))).containsExactly(C);
        assertThat(since(List.of(B), List.of(A, B))).isEmpty();
        assertThat(since(List.of(), List.of(A, B))).isEmpty();
        assertThat(since(List.of(A), List.of())).containsExactly(A);
    }

    @Test
    void theSameSaidAgainIsNewAgain() {
        assertThat(since(List.of(A, A), List.of(A))).containsExactly(A);
        assertThat(since(List.of(A, A), List.of(A, A))).isEmpty();
    }

    @Test
    void aWindowOfOneExchangeGoesOn() {
        assertThat(since(List.of(B), List.of(A))).containsExactly(B);
    }
}
