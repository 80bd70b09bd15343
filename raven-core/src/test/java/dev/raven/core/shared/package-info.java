/** Data that lies beside the project on some machines; tests that read it are skipped, visibly, on others. */
@NullMarked
package dev.raven.core.shared;

import org.jspecify.annotations.NullMarked;
