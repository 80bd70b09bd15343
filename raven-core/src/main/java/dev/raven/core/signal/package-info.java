/**
 * What the parts of Raven tell whoever watches the server: that something happened and how long it took, and how much there is of
 * something now. Who shows it, and in which format, is not known here. No label is drawn from what a client sends, nor names
 * anybody: each has a few values that are known beforehand.
 */
@NullMarked
package dev.raven.core.signal;

import org.jspecify.annotations.NullMarked;
