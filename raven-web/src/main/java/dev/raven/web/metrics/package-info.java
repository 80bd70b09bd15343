/** What Raven counts and measures, as Prometheus reads it: the one place that knows Micrometer. */
@NullMarked
package dev.raven.web.metrics;

import org.jspecify.annotations.NullMarked;
