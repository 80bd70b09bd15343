/** How a refusal looks over HTTP: problem+json (RFC 9457), whatever failed and wherever. */
@NullMarked
package dev.raven.web.problem;

import org.jspecify.annotations.NullMarked;
