/**
 * The benchmark that {@code ./raven benchmark} runs, from the outside: over HTTP, against a server that it starts and ends.
 * It stands in the test sources because it ships with the repository and not in the WAR. See docs/benchmarks.md.
 */
@NullMarked
package dev.raven.web.benchmark;

import org.jspecify.annotations.NullMarked;
