package dev.raven.core.key;

/**
 * A version of a key, as far as anybody may know it.
 *
 * @param uses records it may have sealed: counted ahead, so a few too many
 * @param rotationDue whether it seals and is older than keys may get
 */
public record KnownKey(KeyName name, WrappedKey version, long uses, boolean rotationDue) {}
