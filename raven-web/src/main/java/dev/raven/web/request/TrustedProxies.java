package dev.raven.web.request;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.settings.Environment;
import java.util.Arrays;
import java.util.List;

/** The proxies whose word about a client's address is taken: {@code RAVEN_TRUSTED_PROXIES}; none by default. */
public record TrustedProxies(List<CidrBlock> networks) {

    public static TrustedProxies from(Environment environment) {
        return environment
                .parsed(
                        "RAVEN_TRUSTED_PROXIES",
                        TrustedProxies::parse,
                        "must be networks such as 10.0.0.0/8, separated by commas")
                .orElse(new TrustedProxies(List.of()));
    }

    boolean includes(String address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static TrustedProxies parse(String commaSeparated) {
        return new TrustedProxies(Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .map(CidrBlock::parse)
                .toList());
    }
}
