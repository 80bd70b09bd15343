/**
 * What is done with the audit log once it is written: reading, proving, exporting, signing off, verifying and dropping what is
 * old. Apart from {@code audit}, on which every feature depends: this depends on jobs and tenants.
 */
@NullMarked
package dev.raven.core.auditor;

import org.jspecify.annotations.NullMarked;
