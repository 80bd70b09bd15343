package dev.raven.audit.checkpoint;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.note.NoteSigner;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import dev.raven.core.audit.AuditKeyRotation;
import dev.raven.core.audit.AuditKeyStore;
import dev.raven.core.audit.AuditKeys;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJson;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the keys that checkpoints are signed with, keeps them sealed under the platform's own key, and opens them. */
@Singleton
class SigningKeyVault implements AuditKeys {
    private static final Subject.Tenant PLATFORM = new Subject.Tenant(TenantId.PLATFORM);
    private static final RecordContext CONTEXT =
            new RecordContext(PLATFORM, RecordKind.AUDIT_KEYS, TenantId.PLATFORM.value());

    private final AuditKeyStore store;
    private final SealedJson sealer;
    private final AuditOrigin origin;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SigningKeyVault(AuditKeyStore store, SealedJson sealer, AuditOrigin origin, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * What is sealed: pairs of keys in base64.
     *
     * @param leaving empty, or the pair before while it has to sign the logs once more
     * @param retired verifier keys of all before, newest first
     */
    private record Keys(String name, String current, Instant since, String leaving, List<String> retired) {

        NoteSigner signer() {
            return signer(current);
        }

        Optional<NoteSigner> leaver() {
            return Optional.of(leaving).filter(pair -> !pair.isEmpty()).map(this::signer);
        }

        private NoteSigner signer(String base64) {
            byte[] pair = Base64.getDecoder().decode(base64);
            try {
                return NoteSigner.of(name, pair);
            } finally {
                Arrays.fill(pair, (byte) 0);
            }
        }

        Keys followedBy(String pair, Instant now) {
            List<String> before = Stream.concat(Stream.of(signer().verifierKey().toString()), retired.stream())
                    .toList();
            return new Keys(name, pair, now, current, before);
        }

        @Override
        public String toString() {
            return "redacted";
        }
    }

    /**
     * Makes the first key, on whichever node comes first.
     *
     * @throws SettingException when the logs were begun under another name
     */
    void prepare() {
        if (store.find(TenantId.PLATFORM).isEmpty()) {
            Keys first = new Keys(origin.name(), newPair(), now(), "", List.of());
            store.replace(TenantId.PLATFORM, Optional.empty(), seal(first));
        }
        if (!open(held()).name().equals(origin.name())) {
            throw new SettingException(
                    AuditOrigin.SETTING,
                    "this Redis holds logs that are signed under another name, which is part of every signature; set it"
                            + " back, or use another Redis.");
        }
    }

    /** Whether there is no key. */
    boolean missing() {
        return store.find(TenantId.PLATFORM).isEmpty();
    }

    /**
     * Opens the keys.
     *
     * @throws UnavailableException with code {@code audit_unavailable} when they are gone
     */
    Signers signers() {
        Keys keys = open(held());
        NoteSigner current = keys.signer();
        List<VerifierKey> known = Stream.concat(
                        Stream.of(current.verifierKey()),
                        keys.retired().stream().map(VerifierKey::parse))
                .toList();
        return new Signers(current, keys.leaver(), keys.since(), known);
    }

    @Override
    public String sign(String text) {
        return SignedNote.of(text, open(held()).signer()).toString();
    }

    @Override
    public AuditKeyRotation rotate() {
        Sealed held = held();
        Keys before = open(held);
        if (!before.leaving().isEmpty()) {
            throw underWay();
        }
        Keys after = before.followedBy(newPair(), now());
        if (!store.replace(TenantId.PLATFORM, Optional.of(held), seal(after))) {
            throw underWay();
        }
        return new AuditKeyRotation(
                after.signer().verifierKey().toString(), after.retired().getFirst(), after.since());
    }

    /** Forgets the secret of the key before, once every log is signed by both. */
    void settle(Instant since) {
        Sealed held = held();
        Keys keys = open(held);
        if (keys.since().equals(since)) {
            Keys settled = new Keys(keys.name(), keys.current(), since, "", keys.retired());
            store.replace(
                    TenantId.PLATFORM,
                    Optional.of(held),
                    seal(settled)); // else somebody else has, or it is tried again
        }
    }

    /** @return whether the keys were sealed under an older key than now */
    boolean reseal() {
        Optional<Sealed> stale = store.find(TenantId.PLATFORM).filter(held -> sealer.isStale(PLATFORM, held));
        stale.ifPresent(held -> store.replace(TenantId.PLATFORM, stale, seal(open(held))));
        return stale.isPresent();
    }

    private Sealed held() {
        return store.find(TenantId.PLATFORM).orElseThrow(UnavailableException::signingKeyGone);
    }

    private Sealed seal(Keys keys) {
        return sealer.seal(CONTEXT, keys);
    }

    private Keys open(Sealed held) {
        return sealer.open(CONTEXT, held, Keys.class);
    }

    private String newPair() {
        byte[] pair = NoteSigner.newPair(random);
        try {
            return Base64.getEncoder().encodeToString(pair);
        } finally {
            Arrays.fill(pair, (byte) 0);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static ConflictException underWay() {
        return new ConflictException(
                ProblemCode.ROTATION_IN_PROGRESS,
                "A rotation of this key is under way: logs are still to be signed by both; try again in a few minutes.");
    }
}
