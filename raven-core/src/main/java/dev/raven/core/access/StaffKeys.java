package dev.raven.core.access;

import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Gives each member of a tenant's staff an API key of their own, which nobody holds: its text is forgotten as soon as it is drawn. So
 * whatever holds for keys holds for them: limits, usage, networks, the log, and that who is revoked is out.
 */
@Singleton
class StaffKeys {
    private static final int ID_LENGTH = 22;

    private final ApiKeyStore store;
    private final ApiKeyMint mint;
    private final NoticeBoard board;
    private final BlindIndex index;
    private final Clock clock;

    @Inject
    StaffKeys(ApiKeyStore store, ApiKeyMint mint, NoticeBoard board, BlindIndex index, Clock clock) {
        this.store = store;
        this.mint = mint;
        this.board = board;
        this.index = index;
        this.clock = clock;
    }

    /**
     * The member's key, with the scopes that they have now.
     *
     * @throws UnauthenticatedException where it was revoked: nothing revives it
     * @throws dev.raven.api.problem.UnprocessableException when there is no room for another key
     */
    StoredApiKey of(TenantId tenant, StaffMember member) {
        String name = index.of(tenant, "staff", member.issuer() + " " + member.subject());
        ApiKeyId id = new ApiKeyId(ApiKeyId.PREFIX + name.substring(0, ID_LENGTH));
        while (true) {
            Optional<StoredApiKey> held = store.find(tenant, id);
            if (held.isEmpty()) {
                return mint.mintUnheld(tenant, id, publicId(name), terms(member));
            }
            Optional<StoredApiKey> current = current(held.get(), member);
            if (current.isPresent()) {
                return current.get();
            }
        }
    }

    /** Empty where it was put out of the way, or somebody else was quicker. */
    private Optional<StoredApiKey> current(StoredApiKey held, StaffMember member) {
        if (held.fate().revokedAt().isPresent()) {
            throw new UnauthenticatedException();
        }
        if (!held.aliveAt(clock.instant()) || held.rotationDueAt(clock.instant())) {
            store.discard(held.tenant(), held);
            tell(held);
            return Optional.empty();
        }
        KeyReach reach = new KeyReach(
                member.scopes(), held.reach().allowedCidrs(), held.reach().expiresAt());
        if (held.reach().equals(reach)) {
            return Optional.of(held);
        }
        StoredApiKey changed = held.reaching(reach);
        if (!store.replace(held.tenant(), held, changed)) {
            return Optional.empty();
        }
        tell(held);
        return Optional.of(changed);
    }

    private void tell(StoredApiKey key) {
        board.tell(Notice.ofApiKey(key.tenant(), key.publicId()));
    }

    private static ApiKeyTerms terms(StaffMember member) {
        return new ApiKeyTerms(member.name(), new KeyReach(member.scopes(), List.of(), Optional.empty()));
    }

    /** The same for the same member, so that of two that are made at once one takes the other's place. */
    private static String publicId(String name) {
        long number = ByteBuffer.wrap(Base64.getUrlDecoder().decode(name)).getLong(Long.BYTES);
        return Base62.encode(number & Long.MAX_VALUE, ApiKeyText.PUBLIC_ID_LENGTH);
    }
}
