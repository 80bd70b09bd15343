/**
 * A client for Java programs: this module's requests and views, sent over HTTP. Nothing of the server needs it; it stands
 * here so that a program has one small dependency, and the same types on both ends.
 */
@NullMarked
package dev.raven.api.client;

import org.jspecify.annotations.NullMarked;
