/** How a tenant comes to be: the tenant, its keys and its first API key, in one go. */
@NullMarked
package dev.raven.core.registration;

import org.jspecify.annotations.NullMarked;
