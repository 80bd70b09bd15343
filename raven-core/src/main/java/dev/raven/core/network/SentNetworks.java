package dev.raven.core.network;

import dev.raven.api.problem.InvalidRequestException;
import java.util.List;

/** Checks networks that came in a request. */
public final class SentNetworks {
    private SentNetworks() {}

    /**
     * The networks as they were sent.
     *
     * @throws InvalidRequestException naming the entry that is no network
     */
    public static List<String> check(String field, List<String> cidrs) {
        for (int i = 0; i < cidrs.size(); i++) {
            if (CidrBlock.tryParse(cidrs.get(i)).isEmpty()) {
                throw InvalidRequestException.of(
                        field + "[" + i + "]", "must be a network such as 203.0.113.0/24 or 2001:db8::/32.");
            }
        }
        return cidrs;
    }
}
