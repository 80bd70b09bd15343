package dev.raven.core.key;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps wrapped keys, apart from the data they open. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface KeyStore {

    /**
     * Keeps the first version of a key.
     *
     * @return the versions kept: when somebody else was quicker, theirs, and this one is dropped
     */
    List<WrappedKey> create(KeyName name, WrappedKey first);

    /** The versions of a key, oldest first; none when it was never made or is destroyed. */
    List<WrappedKey> find(KeyName name);

    /**
     * Keeps a further version.
     *
     * @return false, and nothing is kept, when there is such a version already, or no key at all
     */
    boolean add(KeyName name, WrappedKey next);

    /**
     * Makes a pending version the active one, and the active one {@code after}, in one step.
     *
     * @return false, and nothing is changed, when that version is not pending
     */
    boolean activate(KeyName name, int version, KeyState after, Instant at);

    /**
     * Changes the state and the wrapping of a version if it is still what the caller read.
     *
     * @return false when somebody else changed it in between, or it is gone
     */
    boolean replace(KeyName name, WrappedKey expected, WrappedKey changed);

    /**
     * Adds to the count of a version's uses, durably; before they happen.
     *
     * @return the count with them; 0 when there is no such key
     */
    long reserve(KeyName name, int version, long uses);

    /** The uses reserved so far, by version. */
    Map<Integer, Long> uses(KeyName name);

    /**
     * Destroys all keys of a tenant that are kept under its own name, and forgets the key it brought; its subjects' keys
     * are worthless from then on.
     */
    void destroy(TenantId tenant);

    /** Destroys all versions of a subject key: what it sealed is gone for good. */
    void destroy(TenantId tenant, UserId subject);

    /**
     * Rids the storage's own files of keys that were destroyed before it was begun with: has all of them written anew, and looks
     * whether they are. Waits for some seconds at most.
     *
     * @param begun what the call before answered; empty to begin
     * @return empty when all are written; else what to go on with
     * @throws dev.raven.api.problem.UnavailableException also when the storage was at that already, does not let Raven ask for it, or
     *     has failed to, and tries again
     */
    @PlatformWide("files hold all tenants' keys")
    Optional<String> dropTraces(Optional<String> begun);

    /** The operator key that the tenant brought; empty where it is wrapped under the deployment's own. */
    Optional<OperatorKey> brought(TenantId tenant);

    /** Notes the operator key that a tenant brings; empty for the deployment's own again. */
    void bring(TenantId tenant, Optional<OperatorKey> key);
}
