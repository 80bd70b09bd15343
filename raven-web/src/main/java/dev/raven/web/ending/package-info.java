/** How a node ends without anybody noticing who asks the others meanwhile. The one place that knows the signals of the JVM. */
@NullMarked
package dev.raven.web.ending;

import org.jspecify.annotations.NullMarked;
