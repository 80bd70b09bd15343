/** To whom somebody tells of a weakness that they found in this server. */
@NullMarked
package dev.raven.web.contact;

import org.jspecify.annotations.NullMarked;
