/** Signing in through the identity provider of a tenant, by OpenID Connect: authorization code, PKCE, ID token. */
@NullMarked
package dev.raven.web.oidc;

import org.jspecify.annotations.NullMarked;
