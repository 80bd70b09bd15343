package dev.raven.api.session;

/**
 * Through whom one can sign in.
 *
 * @param issuer the identity provider's own name
 */
public record OidcView(String issuer) {}
