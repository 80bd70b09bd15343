package dev.raven.core.limit;

import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Bounds what comes from one network without a key that counts: refused keys, and registrations. */
@Singleton
public class AddressLimiter {
    private final Buckets buckets;
    private final BlindIndex index;
    private final Rate failures;
    private final Rate registrations;
    private final Signals signals;

    @Inject
    AddressLimiter(Buckets buckets, BlindIndex index, LimitSettings settings, Signals signals) {
        this.buckets = buckets;
        this.index = index;
        this.failures = Rate.perMinute(settings.failuresPerMinute());
        this.registrations = Rate.perHour(settings.registrationsPerHour());
        this.signals = signals;
    }

    /**
     * Takes a registration.
     *
     * @throws dev.raven.api.problem.UnavailableException when the limits cannot be asked and this node knows the network not
     */
    public RateLimit register(Optional<String> address) {
        List<CountedNetwork> networks = CountedNetwork.of(address);
        RateLimit own = bucket("registration", networks.get(0), registrations).take(1);
        RateLimit narrowest = networks.stream()
                .skip(own.exceeded() ? networks.size() : 1)
                .map(site -> bucket("registration", site, registrations).take(1))
                .filter(RateLimit::exceeded)
                .findFirst()
                .orElse(own);
        if (narrowest.exceeded()) {
            signals.count(Signal.RATE_LIMIT_REFUSALS, 1, narrowest.policy());
        }
        return narrowest;
    }

    /** Takes a failed authentication from a network. */
    RateLimit fail(CountedNetwork network) {
        return bucket("authentication", network, failures).take(1);
    }

    /** Redis and its dumps do not learn who came from where. */
    private LeasedBucket bucket(String policy, CountedNetwork network, Rate rate) {
        String holder = index.of(TenantId.PLATFORM, "limit.network", network.name());
        return buckets.get(new BucketName(policy, holder, rate.times(network.times())));
    }
}
