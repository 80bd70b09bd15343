package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.List;

/**
 * Keeps wrapped keys, apart from the data they open. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface KeyStore {

    /**
     * Keeps the first version of a tenant key.
     *
     * @return the versions kept: when somebody else was quicker, theirs, and this one is dropped
     */
    List<WrappedKey> create(TenantId tenant, KeyPurpose purpose, WrappedKey first);

    /** The versions of a tenant key, oldest first; none when it was never made or is destroyed. */
    List<WrappedKey> find(TenantId tenant, KeyPurpose purpose);

    /** Keeps the first version of a subject key; returns as for a tenant key. */
    List<WrappedKey> create(TenantId tenant, UserId subject, WrappedKey first);

    /** The versions of a subject key, oldest first; none when it was never made or is destroyed. */
    List<WrappedKey> find(TenantId tenant, UserId subject);

    /** Destroys all keys of a tenant that are kept under its own name; its subjects' keys are worthless from then on. */
    void destroy(TenantId tenant);

    /** Destroys all versions of a subject key: what it sealed is gone for good. */
    void destroy(TenantId tenant, UserId subject);
}
