package dev.raven.core.webhook;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the secrets of tenants, keeps them sealed, and signs with them. */
@Singleton
class SecretVault {
    private static final Duration BESIDE = Duration.ofHours(24);
    private static final int MOST_BESIDE = 4;

    private final WebhookSecretStore store;
    private final SealedJson sealer;
    private final RandomGenerator random;

    @Inject
    SecretVault(WebhookSecretStore store, SealedJson sealer, RandomGenerator random) {
        this.store = store;
        this.sealer = sealer;
        this.random = random;
    }

    private record Retiring(String secret, Instant until) {
        @Override
        public String toString() {
            return "redacted";
        }
    }

    private record Secrets(String current, List<Retiring> retiring) {

        /** That secret first, this one's for a day, and of those before the newest few that still sign. */
        Secrets followedBy(WebhookSecret next, Instant now) {
            Stream<Retiring> before =
                    retiring.stream().filter(old -> old.until().isAfter(now));
            return new Secrets(
                    next.reveal(),
                    Stream.concat(Stream.of(new Retiring(current, now.plus(BESIDE))), before)
                            .limit(MOST_BESIDE)
                            .toList());
        }

        Stream<String> signingAt(Instant now) {
            return Stream.concat(
                    Stream.of(current),
                    retiring.stream().filter(old -> old.until().isAfter(now)).map(Retiring::secret));
        }

        @Override
        public String toString() {
            return "redacted";
        }
    }

    /** Makes a secret; the one before signs beside it for 24 hours, so that a receiver can change without losing any. */
    IssuedSecret rotate(TenantId tenant, Instant now) {
        while (true) {
            Optional<Sealed> held = store.find(tenant);
            WebhookSecret next = WebhookSecret.random(random);
            Secrets secrets = held.map(before -> open(tenant, before).followedBy(next, now))
                    .orElseGet(() -> new Secrets(next.reveal(), List.of()));
            if (store.replace(tenant, held, seal(tenant, secrets))) {
                return new IssuedSecret(next, now, held.map(before -> now.plus(BESIDE)));
            }
        }
    }

    /** The signatures of a message: none is ever sent without, so a tenant's first secret is made where it has none. */
    String sign(TenantId tenant, DeliveryId id, Instant sentAt, String body) {
        Optional<Sealed> held = store.find(tenant);
        if (held.isEmpty()) {
            store.replace(
                    tenant,
                    Optional.empty(),
                    seal(tenant, new Secrets(WebhookSecret.random(random).reveal(), List.of())));
            return sign(tenant, id, sentAt, body);
        }
        String signed = id + "." + sentAt.getEpochSecond() + "." + body;
        return open(tenant, held.get())
                .signingAt(sentAt)
                .map(secret -> WebhookSecret.parse(secret).sign(signed))
                .collect(Collectors.joining(" "));
    }

    /** @return whether the secrets were sealed under an older key than now */
    boolean reseal(TenantId tenant) {
        Optional<Sealed> stale = store.find(tenant).filter(held -> sealer.isStale(new Subject.Tenant(tenant), held));
        stale.ifPresent(held -> store.replace(tenant, stale, seal(tenant, open(tenant, held))));
        return stale.isPresent();
    }

    private Sealed seal(TenantId tenant, Secrets secrets) {
        return sealer.seal(context(tenant), secrets);
    }

    private Secrets open(TenantId tenant, Sealed held) {
        return sealer.open(context(tenant), held, Secrets.class);
    }

    private static RecordContext context(TenantId tenant) {
        return new RecordContext(new Subject.Tenant(tenant), RecordKind.WEBHOOK_SECRETS, tenant.value());
    }
}
