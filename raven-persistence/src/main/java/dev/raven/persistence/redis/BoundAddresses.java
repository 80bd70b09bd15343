package dev.raven.persistence.redis;

import dev.raven.core.network.CidrBlock;
import dev.raven.core.network.PrivateNetworks;
import dev.raven.core.probe.Finding;
import java.util.Arrays;
import java.util.List;

/** The addresses of {@code bind} in {@code redis.conf}. */
final class BoundAddresses {
    private BoundAddresses() {}

    /** @param bind separated by spaces, a dash before those that may be missing; nothing stands for all */
    static Finding judge(String bind) {
        List<String> addresses = Arrays.stream(bind.strip().split("\\s+"))
                .map(address -> address.replaceFirst("^-", ""))
                .filter(address -> !address.isEmpty())
                .toList();
        String seen = "bind of redis.conf: \"" + bind.strip() + "\".";
        if (addresses.isEmpty() || addresses.stream().anyMatch(BoundAddresses::isEvery)) {
            return Finding.fail(seen + " Redis listens on every address of its machine.");
        }
        return addresses.stream().allMatch(BoundAddresses::isInside)
                ? Finding.pass(seen)
                : Finding.fail(seen + " One of these is no address of a private network.");
    }

    private static boolean isEvery(String address) {
        return address.matches("\\*|0\\.0\\.0\\.0|::|::\\*");
    }

    private static boolean isInside(String address) {
        return CidrBlock.tryParse(address).filter(PrivateNetworks::contain).isPresent();
    }
}
