/** What anybody is answered at this server's own port, for those parts that ask there themselves. */
@NullMarked
package dev.raven.web.port;

import org.jspecify.annotations.NullMarked;
