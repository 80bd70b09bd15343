/** The description of the API, kept by hand in {@code openapi.yaml} and held against the code by a test. */
@NullMarked
package dev.raven.web.openapi;

import org.jspecify.annotations.NullMarked;
