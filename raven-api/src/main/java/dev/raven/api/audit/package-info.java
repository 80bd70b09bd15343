/** The audit log as its readers and the operator see it. */
@NullMarked
package dev.raven.api.audit;

import org.jspecify.annotations.NullMarked;
