/**
 * Data that ends: erasure of an exchange, a conversation or a person, in exactly that scope, with a ledger that a restored
 * backup is held against and a receipt that anybody can check. Apart from what it erases, as it reaches into all of it.
 */
@NullMarked
package dev.raven.core.erasure;

import org.jspecify.annotations.NullMarked;
