/** Spans by OpenTelemetry, sent to a collector over OTLP/HTTP: the one place that knows it. Off where no collector is named. */
@NullMarked
package dev.raven.core.opentelemetry;

import org.jspecify.annotations.NullMarked;
