package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People speak other languages than English. */
@ExtendWith(Raven.class)
class LanguagesIT {
    private static final List<String> SAID = List.of(
            "Meine Großmutter hat drei Häuser an der Ostsee geerbt.",
            "Morgen muss ich zum Zahnarzt.",
            "Mi hermano compró dos guitarras en Sevilla.",
            "Me duelen las rodillas cuando llueve.",
            "去年春天我们在杭州学会了泡茶。",
            "我的自行车坏了。",
            "弟は来年京都で寿司職人になります。",
            "週末は図書館で本を読みます。",
            "My sister sails across the lake on Sundays.",
            "The invoice is due on Friday.");

    private static Tenant tenant;
    private static String user;

    @BeforeAll
    static void remember(Api api) {
        tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000));
        user = tenant.user();
        String conversation = tenant.conversation(user);
        SAID.forEach(said -> tenant.ingest(user, conversation, said, "OK."));
        tenant.api().post("memory/flush", Map.of("user_id", user));
    }

    @ParameterizedTest
    @CsvSource({
        "Welches Haus hat die Großmutter?, Meine Großmutter hat drei Häuser an der Ostsee geerbt.",
        "Grossmutter, Meine Großmutter hat drei Häuser an der Ostsee geerbt.",
        "¿Quién tiene una guitarra?, Mi hermano compró dos guitarras en Sevilla.",
        "rodilla, Me duelen las rodillas cuando llueve.",
        "泡茶, 去年春天我们在杭州学会了泡茶。",
        "谁的自行车坏了？, 我的自行车坏了。",
        "京都の寿司, 弟は来年京都で寿司職人になります。",
        "図書館で何をしますか, 週末は図書館で本を読みます。",
        "Who went sailing?, My sister sails across the lake on Sundays."
    })
    void aQuestionFindsItsOwnWords(String question, String said) {
        assertThat(tenant.found(user, question, Map.of("limit", 1))).containsExactly(said);
    }
}
