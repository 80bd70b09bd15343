package dev.raven.web.request;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Environment;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies whose word about a client's address is taken.
 *
 * @param networks {@code RAVEN_TRUSTED_PROXIES}; none by default
 * @param header {@code RAVEN_FORWARDED_HEADER}
 */
public record TrustedProxies(List<CidrBlock> networks, ForwardedHeaderName header) {

    public static TrustedProxies from(Environment environment) {
        List<CidrBlock> networks = environment
                .parsed(
                        "RAVEN_TRUSTED_PROXIES",
                        TrustedProxies::parse,
                        "must be networks such as 10.1.2.0/24, separated by commas")
                .orElse(List.of());
        ForwardedHeaderName header = environment
                .parsed(
                        "RAVEN_FORWARDED_HEADER",
                        ForwardedHeaderName::named,
                        "must be X-Forwarded-For or Forwarded, whichever your proxies write")
                .orElse(ForwardedHeaderName.X_FORWARDED_FOR);
        return new TrustedProxies(networks, header);
    }

    boolean includes(String address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<CidrBlock> parse(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .map(CidrBlock::parse)
                .toList();
    }
}
