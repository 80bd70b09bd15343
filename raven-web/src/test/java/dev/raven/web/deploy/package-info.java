/** What is shipped beside the WAR: whatever cannot be run where the tests run is read, and held against code and pages. */
@NullMarked
package dev.raven.web.deploy;

import org.jspecify.annotations.NullMarked;
