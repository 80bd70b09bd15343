package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {
    private static final TenantId TENANT = new Ids(new SecureRandom()).tenant();

    private final FakeDns dns = new FakeDns()
            .answering("public.example", "1.1.1.1", "2606:4700::1111")
            .answering("inside.example", "10.0.0.5")
            .answering("mixed.example", "1.1.1.1", "127.0.0.1")
            .answering("1.1.1.1", "1.1.1.1")
            .answering("169.254.169.254", "169.254.169.254")
            .answering("[::1]", "::1")
            .answering("2130706433", "127.0.0.1")
            .answering("localhost", "127.0.0.1", "::1");
    private final WebhookTargets strict = targets("production", Map.of());
    private final WebhookTargets lenient = targets("development", Map.of());

    private static Optional<WebhookTarget> find(WebhookTargets targets, String url) {
        try {
            return targets.find(TENANT, url);
        } catch (UnansweredException nobodyHangsHere) {
            throw new AssertionError(nobodyHangsHere);
        }
    }

    private WebhookTargets targets(String deployment, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("RAVEN_ENVIRONMENT", deployment);
        Environment environment = new Environment(variables);
        return new WebhookTargets(dns, WebhookSettings.from(environment, ServerSettings.from(environment)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example/hook?tenant=1",
                "https://public.example:8443",
                "https://1.1.1.1/",
                "https://public.example"
            })
    void aPublicHostOverHttpsIsCalledAtTheAddressesThatWereChecked(String url) {
        assertThat(find(strict, url).orElseThrow().addresses()).contains(FakeDns.address("1.1.1.1"));
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
                "https://public.example:22/",
                "https://public.example:80/",
                "https://public.example:444/",
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
        assertThat(find(strict, url)).isEmpty();
        assertThatThrownBy(() -> strict.check(TENANT, url))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("settings.webhook_url")));
    }

    @Test
    void inDevelopmentThisMachineIsCalledTooAlsoByHttp() {
        assertThat(find(lenient, "http://localhost:9000/hook")).isPresent();
        assertThat(find(lenient, "https://localhost:9000/hook")).isPresent();
        assertThat(find(lenient, "http://public.example/")).isEmpty();
        assertThat(find(lenient, "https://inside.example/")).isEmpty();
        assertThat(find(lenient, "https://mixed.example/"))
                .as("both are fine there")
                .isPresent();
    }

    /** Whoever names ports one after the other would learn which of them are open to Raven. */
    @Test
    void otherPortsAreCalledWhereTheOperatorNamesThem() {
        WebhookTargets other = targets("production", Map.of("RAVEN_WEBHOOK_PORTS", "9443, 10443"));
        assertThat(find(other, "https://public.example:9443/")).isPresent();
        assertThat(find(other, "https://public.example:10443/")).isPresent();
        assertThat(find(other, "https://public.example/")).isEmpty();
        assertThat(message(other, "https://public.example/")).contains("port 9443 or 10443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"carried.example", "mapped.example", "plain.example", "deep.example"})
    void aNetworkThatTheOperatorDeniesIsNotCalledHoweverItsAddressIsWritten(String host) {
        dns.answering("carried.example", "64:ff9b::9.9.9.9")
                .answering("mapped.example", "::ffff:9.9.9.9")
                .answering("plain.example", "9.9.9.9")
                .answering("deep.example", "2606:4700::1");
        WebhookTargets denying =
                targets("development", Map.of("RAVEN_WEBHOOK_DENIED_CIDRS", "9.9.9.0/24, 2606:4700::/32"));
        assertThat(find(strict, "https://" + host + "/")).isPresent();
        assertThat(find(denying, "https://" + host + "/")).isEmpty();
        assertThat(find(denying, "https://1.1.1.1/")).isPresent();
    }

    @Test
    void thisMachineIsDeniedInDevelopmentTooWhereTheOperatorSaysSo() {
        WebhookTargets denying = targets("development", Map.of("RAVEN_WEBHOOK_DENIED_CIDRS", "127.0.0.0/8"));
        assertThat(find(denying, "https://localhost/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "RAVEN_WEBHOOK_PORTS 0",
                "RAVEN_WEBHOOK_PORTS 65536",
                "RAVEN_WEBHOOK_PORTS 443,",
                "RAVEN_WEBHOOK_PORTS https",
                "RAVEN_WEBHOOK_DENIED_CIDRS inside.example",
                "RAVEN_WEBHOOK_DENIED_CIDRS 10.0.0.0/33"
            })
    void aWrongSettingIsRefusedByNameWithoutTheValue(String name, String value) {
        assertThatThrownBy(() -> targets("production", Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + ": must be ")
                .hasMessageNotContaining(": " + value);
    }

    @Test
    void aHostThatCannotBeLookedUpNowIsToBeTriedAgain() {
        dns.hanging("public.example");
        assertThat(message(strict, "https://public.example/")).contains("try again");
    }

    @Test
    void theFormIsCheckedWithoutALookUp() {
        strict.checkForm("https://nobody.example/");
        for (String url :
                List.of("http://public.example/", "https://public.example:22/", "https://a@public.example/")) {
            assertThatThrownBy(() -> strict.checkForm(url)).isInstanceOf(InvalidRequestException.class);
        }
        lenient.checkForm("http://localhost:9000/hook");
        assertThat(dns.lookUps()).isZero();
    }

    @Test
    void theAnswerDoesNotTellWhetherAPrivateNameIsKnown() {
        assertThat(message(strict, "https://inside.example/")).isEqualTo(message(strict, "https://nobody.example/"));
    }

    private static String message(WebhookTargets targets, String url) {
        try {
            targets.check(TENANT, url);
            throw new AssertionError("not refused");
        } catch (InvalidRequestException refused) {
            return refused.errors().toString();
        }
    }
}
