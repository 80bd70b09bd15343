/** The rules of the house, held against the byte code of every module. */
@NullMarked
package dev.raven.web.house;

import org.jspecify.annotations.NullMarked;
