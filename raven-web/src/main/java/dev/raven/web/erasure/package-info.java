/** Receipts of erasures, and how one is shown wherever something is erased. */
@NullMarked
package dev.raven.web.erasure;

import org.jspecify.annotations.NullMarked;
