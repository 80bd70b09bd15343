package dev.raven.core.checklist;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.sealing.SealedJson;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seals the attestations of an owner, the last of each row, as one record. */
@Singleton
class AttestationVault implements SealedRecords {
    private final AttestationStore store;
    private final SealedJson sealer;

    @Inject
    AttestationVault(AttestationStore store, SealedJson sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    /** As it is sealed: a row that a later version does not know any more is passed over. */
    private record Kept(String row, String note, String by, Instant at, Instant until) {
        static Kept of(Attestation attestation) {
            return new Kept(
                    attestation.row().id(),
                    attestation.note(),
                    attestation.by(),
                    attestation.at(),
                    attestation.until());
        }

        Optional<Attestation> attestation() {
            return ChecklistRow.of(row).map(known -> new Attestation(known, note, by, at, until));
        }
    }

    private record All(List<Kept> attestations) {
        All with(Kept next) {
            List<Kept> replaced = new ArrayList<>(attestations);
            replaced.removeIf(old -> old.row().equals(next.row()));
            replaced.add(next);
            return new All(replaced);
        }
    }

    List<Attestation> all(TenantId owner) {
        return store.find(owner).map(held -> open(owner, held)).stream()
                .flatMap(all -> all.attestations().stream())
                .flatMap(kept -> kept.attestation().stream())
                .toList();
    }

    /** Takes the place of what was attested of the same row. */
    void add(TenantId owner, Attestation next) {
        boolean done = false;
        while (!done) {
            Optional<Sealed> held = store.find(owner);
            All before = held.map(kept -> open(owner, kept)).orElseGet(() -> new All(List.of()));
            done = store.replace(owner, held, sealer.seal(context(owner), before.with(Kept.of(next))));
        }
    }

    @Override
    public int reseal(Subject subject, int most) {
        if (!(subject instanceof Subject.Tenant of)) {
            return 0;
        }
        Optional<Sealed> stale = store.find(of.tenant()).filter(held -> sealer.isStale(subject, held));
        stale.ifPresent(held ->
                store.replace(of.tenant(), stale, sealer.seal(context(of.tenant()), open(of.tenant(), held))));
        return stale.isPresent() ? 1 : 0;
    }

    private All open(TenantId owner, Sealed held) {
        return sealer.open(context(owner), held, All.class);
    }

    private static RecordContext context(TenantId owner) {
        return new RecordContext(new Subject.Tenant(owner), RecordKind.ATTESTATIONS, owner.value());
    }
}
