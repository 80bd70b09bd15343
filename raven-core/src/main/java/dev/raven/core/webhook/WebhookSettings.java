package dev.raven.core.webhook;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where webhooks may lead.
 *
 * @param loopback whether to this machine too, at any port and also by plain HTTP: in development alone
 * @param ports {@code RAVEN_WEBHOOK_PORTS}, 1–65535 each: those of other machines
 * @param denied {@code RAVEN_WEBHOOK_DENIED_CIDRS}: networks that are never called, beside those that are not public
 */
public record WebhookSettings(boolean loopback, Set<Integer> ports, List<CidrBlock> denied) {
    private static final Set<Integer> HTTPS = Set.of(443, 8443);
    private static final int HIGHEST_PORT = 65_535;

    public WebhookSettings {
        ports = Set.copyOf(ports);
        denied = List.copyOf(denied);
    }

    public static WebhookSettings from(Environment environment, ServerSettings server) {
        return new WebhookSettings(
                server.deployment() == Deployment.DEVELOPMENT,
                environment
                        .parsed(
                                "RAVEN_WEBHOOK_PORTS",
                                text -> each(text, WebhookSettings::port).collect(Collectors.toSet()),
                                "must be ports such as 443, 8443, separated by commas")
                        .orElse(HTTPS),
                environment
                        .parsed(
                                "RAVEN_WEBHOOK_DENIED_CIDRS",
                                text -> each(text, CidrBlock::parse).toList(),
                                "must be networks such as 203.0.113.0/24, separated by commas")
                        .orElse(List.of()));
    }

    private static <T> Stream<T> each(String commaSeparated, Function<String, T> parser) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).map(parser);
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("not a port");
        }
        return port;
    }
}
