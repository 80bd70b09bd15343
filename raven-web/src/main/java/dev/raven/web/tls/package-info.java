/**
 * Raven's own TLS: the server's listener asks for the certificate through a provider of the JVM, so that it can be
 * replaced while the listener serves, whichever server that is.
 */
@NullMarked
package dev.raven.web.tls;

import org.jspecify.annotations.NullMarked;
