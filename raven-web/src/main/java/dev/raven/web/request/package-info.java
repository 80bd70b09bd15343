/** What is known of a request from outside its body: its id and where it comes from. */
@NullMarked
package dev.raven.web.request;

import org.jspecify.annotations.NullMarked;
