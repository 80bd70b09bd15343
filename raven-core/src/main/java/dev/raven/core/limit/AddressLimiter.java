package dev.raven.core.limit;

import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.network.ClientNetwork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Bounds what comes from one network without a key that counts: refused keys, and registrations. */
@Singleton
public class AddressLimiter {
    private final Buckets buckets;
    private final BlindIndex index;
    private final Rate failures;
    private final Rate registrations;

    @Inject
    AddressLimiter(Buckets buckets, BlindIndex index, LimitSettings settings) {
        this.buckets = buckets;
        this.index = index;
        this.failures = Rate.perMinute(settings.failuresPerMinute());
        this.registrations = Rate.perHour(settings.registrationsPerHour());
    }

    /**
     * Takes a registration.
     *
     * @throws dev.raven.api.problem.UnavailableException when the limits cannot be asked and this node knows the network not
     */
    public RateLimit register(Optional<String> address) {
        return bucket("registration", address, registrations).take(1);
    }

    /** Takes a failed authentication. */
    RateLimit fail(Optional<String> address) {
        return bucket("authentication", address, failures).take(1);
    }

    /** Redis and its dumps do not learn who came from where. */
    private LeasedBucket bucket(String policy, Optional<String> address, Rate rate) {
        String network = index.of(TenantId.PLATFORM, "limit.network", ClientNetwork.of(address));
        return buckets.get(new BucketName(policy, network, rate));
    }
}
