/** Tenants over HTTP. */
@NullMarked
package dev.raven.web.tenant;

import org.jspecify.annotations.NullMarked;
