package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {
    private final FakeDns dns = new FakeDns()
            .answering("public.example", "1.1.1.1", "2606:4700::1111")
            .answering("inside.example", "10.0.0.5")
            .answering("mixed.example", "1.1.1.1", "127.0.0.1")
            .answering("1.1.1.1", "1.1.1.1")
            .answering("169.254.169.254", "169.254.169.254")
            .answering("[::1]", "::1")
            .answering("2130706433", "127.0.0.1")
            .answering("localhost", "127.0.0.1", "::1");
    private final WebhookTargets strict = new WebhookTargets(dns, new WebhookSettings(false));
    private final WebhookTargets lenient = new WebhookTargets(dns, new WebhookSettings(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example/hook?tenant=1",
                "https://public.example:8443",
                "https://1.1.1.1/",
                "https://public.example"
            })
    void aPublicHostOverHttpsIsCalledAtTheAddressesThatWereChecked(String url) {
        assertThat(strict.find(url).orElseThrow().addresses()).contains(FakeDns.address("1.1.1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example/",
                "ftp://public.example/",
                "https://user@public.example/",
                "https:///hook",
                "https://public.example/#fragment",
                "https://public.example:0/",
                "https://public.example:99999/",
                "https://inside.example/",
                "https://mixed.example/",
                "https://nobody.example/",
                "https://localhost/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://2130706433/",
                "not a url",
                "//x"
            })
    void everythingElseIsNotAndIsRefusedByName(String url) {
        assertThat(strict.find(url)).isEmpty();
        assertThatThrownBy(() -> strict.check(url))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("settings.webhook_url")));
    }

    @Test
    void inDevelopmentThisMachineIsCalledTooAlsoByHttp() {
        assertThat(lenient.find("http://localhost:9000/hook")).isPresent();
        assertThat(lenient.find("https://localhost:9000/hook")).isPresent();
        assertThat(lenient.find("http://public.example/")).isEmpty();
        assertThat(lenient.find("https://inside.example/")).isEmpty();
        assertThat(lenient.find("https://mixed.example/"))
                .as("both are fine there")
                .isPresent();
    }

    @Test
    void theAnswerDoesNotTellWhetherAPrivateNameIsKnown() {
        assertThat(message("https://inside.example/")).isEqualTo(message("https://nobody.example/"));
    }

    private String message(String url) {
        try {
            strict.check(url);
            throw new AssertionError("not refused");
        } catch (InvalidRequestException refused) {
            return refused.errors().toString();
        }
    }
}
