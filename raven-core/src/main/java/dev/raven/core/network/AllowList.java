package dev.raven.core.network;

import java.util.List;
import java.util.Optional;

/** The networks something may be used from; an empty list admits every address. */
public record AllowList(List<CidrBlock> networks) {
    public AllowList {
        networks = List.copyOf(networks);
    }

    /** @param cidrs networks that were checked when they came in */
    public static AllowList of(List<String> cidrs) {
        return new AllowList(cidrs.stream().map(CidrBlock::parse).toList());
    }

    /** Whether a client at this address is let in. An unknown address is not, where there is a list: fail closed. */
    public boolean admits(Optional<String> address) {
        return networks.isEmpty()
                || address.filter(known -> networks.stream().anyMatch(network -> network.contains(known)))
                        .isPresent();
    }

    /** Whether each network of the other is within one of these. An empty list is all networks, and within no other list. */
    public boolean covers(AllowList other) {
        return networks.isEmpty()
                || !other.networks.isEmpty()
                        && other.networks.stream()
                                .allMatch(inner -> networks.stream().anyMatch(network -> network.contains(inner)));
    }
}
