/** What holds for every request before anything else: its id, its headers, its size. */
@NullMarked
package dev.raven.web.http;

import org.jspecify.annotations.NullMarked;
