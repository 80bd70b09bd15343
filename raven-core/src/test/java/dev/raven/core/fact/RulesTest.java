package dev.raven.core.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    /** A Monday. */
    private static final Instant SAID = Instant.parse("2023-05-08T13:56:00Z");

    private static List<Statement> read(String message) {
        return Rules.read(message, SAID);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Hi, I'm Melanie!                                   | name                           | Melanie
                    My name is Ana María López.                        | name                           | Ana María López
                    Call me Bob.                                       | name                           | Bob
                    I'm 34 years old                                   | age                            | 34
                    I was born on 14 March 1990.                       | birthday                       | 14 March 1990
                    I live in Berlin.                                  | location.home                  | Berlin
                    Well, actually I live in St. Louis now.            | location.home                  | St. Louis
                    I’m based in Berlin these days                     | location.home                  | Berlin
                    Where do you live? I live in Rome.                 | location.home                  | Rome
                    Last month we moved to New York City, it is loud.  | location.home                  | New York City
                    Remember that I live in Oslo                       | location.home                  | Oslo
                    I'm from Sweden                                    | location.origin                | Sweden
                    I grew up in Lagos, Nigeria.                       | location.origin                | Lagos, Nigeria
                    I work as a software engineer at Siemens.          | job.title                      | software engineer
                    I'm a pediatric nurse.                             | job.title                      | pediatric nurse
                    FYI: I work at Nokia                               | job.employer                   | Nokia
                    I just started a new job at Google.                | job.employer                   | Google
                    I'm studying computer science at MIT               | education.subject              | computer science
                    My native language is Catalan                      | language.native                | Catalan
                    I prefer TypeScript over JavaScript.               | programming_language.preferred | TypeScript
                    My favorite programming language is C++.           | programming_language.preferred | C++
                    I switched from Python to Rust                     | programming_language.preferred | Rust
                    My time zone is Europe/Berlin                      | time_zone                      | Europe/Berlin
                    I'm married to Tom                                 | relationship.status            | married
                    We have two kids                                   | family.children                | two kids
                    My wife is called Sarah                            | relation.wife                  | Sarah
                    My dog Luna loves the park.                        | relation.dog                   | Luna
                    I'm a vegetarian                                   | diet                           | vegetarian
                    I don't eat pork                                   | diet.avoids                    | pork
                    I have a peanut allergy                            | allergy                        | peanut
                    I'm lactose intolerant                             | allergy                        | lactose
                    I love sushi, especially on Sundays                | likes                          | sushi, especially on Sundays
                    I like to cook                                     | likes                          | to cook
                    I'm a huge fan of jazz                             | likes                          | jazz
                    I can't stand loud music                           | dislikes                       | loud music
                    I prefer dark mode and short answers               | prefers                        | dark mode and short answers
                    My favourite ice cream is pistachio.               | favorite.ice_cream             | pistachio
                    I drive a Tesla Model 3                            | owns                           | Tesla Model 3
                    I'm planning a trip to Peru                        | plan                           | a trip to Peru
                    Please always answer in French.                    | instruction                    | always answer in French
                    From now on, keep your answers short.              | instruction                    | keep your answers short
                    Ich heiße Jürgen Müller                            | name                           | Jürgen Müller
                    Ich wohne in Köln.                                 | location.home                  | Köln
                    Ich mag keine Pilze                                | dislikes                       | Pilze
                    Ich bin allergisch gegen Nüsse                     | allergy                        | Nüsse
                    Me llamo Lucía                                     | name                           | Lucía
                    Vivo en Madrid                                     | location.home                  | Madrid
                    No me gusta el café                                | dislikes                       | café
                    Soy alérgica a las nueces                          | allergy                        | nueces
                    """)
    void readsWhatIsSaidPlainlyOfOneself(String message, String attribute, String value) {
        assertThat(read(message))
                .singleElement()
                .extracting(Statement::attribute, Statement::value, Statement::ends)
                .containsExactly(attribute, value, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do I live in Berlin?",
                "If I lived in Berlin, I live in a flat.",
                "If it rains, I live in Berlin.",
                "Suppose we met, I work at Google.",
                "She said, I love pizza.",
                "I wish I lived in Oslo",
                "I would prefer tea",
                "I'd love a coffee",
                "I might live in Berlin",
                "I used to live in Rome",
                "Anna says I live in Berlin.",
                "He said I love pizza",
                "My sister lives in Berlin",
                "\"I live in Berlin\" is a sentence.",
                "> I live in Berlin",
                "```\nI live in Berlin\n```",
                "Translate to German: I live in Berlin.",
                "Bob: I live in Berlin",
                "Imagine I work at Google",
                "I live in a small flat",
                "I work for myself",
                "call me later",
                "I'm a teacher's pet",
                "I love you",
                "I love how it looks",
                "I love it when it rains",
                "I love that world",
                "I can't wait for Friday",
                "I'm not allergic to cats",
                "I was born in 1990",
                "I always forget my keys",
                "Never give up!",
                "Please help me with my code",
                "I may join the club",
                "I went to a support group",
                "I made it yesterday",
                "We had a great time last weekend",
                "I'm so excited for next month",
                "I finished it in 5 days"
            })
    void leavesAloneWhatIsNotSaidAsSo(String message) {
        assertThat(read(message)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    I no longer live in Berlin.      | location.home | Berlin
                    I don't live in Paris anymore    | location.home | Paris
                    I no longer work at Acme Corp.   | job.employer  | Acme Corp
                    I lost my job last week          | job.title     | ''
                    I'm no longer vegan.             | diet          | vegan
                    I don't like sushi any more.     | likes         | sushi
                    """)
    void readsThatSomethingIsOver(String message, String attribute, String value) {
        assertThat(read(message))
                .singleElement()
                .extracting(Statement::attribute, Statement::value, Statement::ends)
                .containsExactly(attribute, value, true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    I moved to Berlin last month.              | 2023-04-01T00:00:00Z |                      | The user lives in Berlin.
                    I've lived in Amsterdam since 2016.        | 2016-01-01T00:00:00Z |                      | The user lives in Amsterdam.
                    I went to a support group yesterday.       | 2023-05-07T00:00:00Z |                      | The user went to a support group (2023-05-07).
                    Last week my... I got my first car in 2020 | 2020-01-01T00:00:00Z |                      | The user got their first car (2020).
                    I'm going to visit Japan next month        |                      | 2023-07-01T00:00:00Z | The user's plan: visit Japan (2023-06).
                    I'll call the dentist tomorrow             |                      | 2023-05-10T00:00:00Z | The user's plan: call the dentist (2023-05-09).
                    """)
    void resolvesDatesAgainstTheMessagesTime(String message, Instant from, Instant to, String text) {
        assertThat(read(message))
                .singleElement()
                .extracting(Statement::from, Statement::to, Statement::text)
                .containsExactly(Optional.ofNullable(from), Optional.ofNullable(to), text);
    }

    @Test
    void takesAListApart() {
        assertThat(read("I'm allergic to peanuts, shellfish and cats."))
                .extracting(Statement::value)
                .containsExactly("peanuts", "shellfish", "cats");
    }

    @Test
    void readsEveryClause() {
        assertThat(read("I live in Berlin and work at Siemens, but I'm from Sweden. I love jazz!"))
                .extracting(Statement::attribute)
                .containsExactly("location.home", "job.employer", "location.origin", "likes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I love ",
                "and ",
                "I'm ",
                "\"",
                "“",
                "`",
                "(",
                "- ",
                "a",
                " ",
                "12 ",
                "the last ",
                "I do really ",
                "A ",
                "My name is A A A A A A ",
                "I live in A, ",
                "\uD83D\uDE00",
                "\uDC00",
                "\u0000",
                ":",
                "?"
            })
    void comesToAnEndWhateverIsRepeated(String part) {
        String message = part.repeat(70_000 / part.length());
        assertThat(read(message)).hasSizeLessThanOrEqualTo(20);
        assertThat(read("I live in Berlin. " + message)).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My fiancée's name is Tom",
                "My favorite abcdefghijklmnop abcdefghijklmnop is Foo.",
                "My favorite mu\u017Fic is jazz",
                "I moved to Berlin on 4 \u017Feptember 2020",
                "I moved to Berlin on \u017Funday",
                "I moved to Berlin on m\u0131ttwoch",
                "I moved to Berlin on m\u0130ttwoch"
            })
    void strangeLettersEndNothing(String message) {
        assertThat(read(message)).allMatch(statement -> statement.attribute().matches("[a-z_.]+"));
    }

    @Test
    void aStatementPrintsNothingOfItself() {
        assertThat(read("I live in Berlin.").get(0)).hasToString("Statement[redacted]");
    }
}
