package dev.raven.core.limit;

import dev.raven.core.network.ClientNetwork;
import java.util.List;
import java.util.Optional;

/**
 * A network that is counted for an address. Of IPv6 there are two, its /64 and its site: a site of 65,536 networks (RFC 6177)
 * is no crowd, and must not be able to try each of them.
 *
 * @param name in hex digits
 * @param times how many times the limit of one network it may use
 */
record CountedNetwork(String name, int times) {
    private static final int OF_A_SITE = 16;
    private static final int SITE_DIGITS_OF_IPV6 = 12;

    static List<CountedNetwork> of(Optional<String> address) {
        CountedNetwork own = new CountedNetwork(ClientNetwork.of(address), 1);
        return ClientNetwork.wide(address)
                .filter(site -> site.length() == SITE_DIGITS_OF_IPV6)
                .map(site -> List.of(own, new CountedNetwork(site, OF_A_SITE)))
                .orElse(List.of(own));
    }
}
