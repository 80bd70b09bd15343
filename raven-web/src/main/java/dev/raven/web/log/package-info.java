/** What the server writes for its operator, kept free of secrets. The one place that knows the logging of the JDK. */
@NullMarked
package dev.raven.web.log;

import org.jspecify.annotations.NullMarked;
