package dev.raven.core.access;

import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.usage.CountedKey;
import dev.raven.core.usage.KeyUsages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes note of what is done with tenants' keys. The operator's is nobody's. */
@Singleton
class KeyWatch {
    private final KeyUses uses;
    private final KeyUsages usages;
    private final Clock clock;

    @Inject
    KeyWatch(KeyUses uses, KeyUsages usages, Clock clock) {
        this.uses = uses;
        this.usages = usages;
        this.clock = clock;
    }

    void admitted(PresentedKey presented) {
        uses.note(presented.caller());
        count(presented);
    }

    void refused(PresentedKey presented, ProblemCode reason) {
        count(presented);
        denied(presented.caller(), reason);
    }

    /** A request that is counted already. */
    void denied(Caller caller, ProblemCode reason) {
        caller.keyId().ifPresent(key -> usages.denial(caller.tenantId(), key, reason));
    }

    private void count(PresentedKey presented) {
        presented
                .stored()
                .map(this::counted)
                .ifPresent(key -> usages.request(key, presented.caller().origin()));
    }

    private CountedKey counted(StoredApiKey key) {
        return new CountedKey(
                key.tenant(),
                key.id(),
                key.createdAt(),
                key.fate().predecessor().isPresent(),
                key.rotationDueAt(clock.instant()));
    }
}
