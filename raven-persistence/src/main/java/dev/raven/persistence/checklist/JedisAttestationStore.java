package dev.raven.persistence.checklist;

import dev.raven.core.checklist.AttestationStore;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.SealedStrings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One string an owner, in the owner's slot. */
@ApplicationScoped
class JedisAttestationStore implements AttestationStore {
    private final SealedStrings attestations;

    @Inject
    JedisAttestationStore(Redis redis) {
        this.attestations = new SealedStrings(redis, "attestations");
    }

    @Override
    public Optional<Sealed> find(TenantId owner) {
        return attestations.find(owner);
    }

    @Override
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed attested) {
        return attestations.replace(owner, expected, attested);
    }
}
