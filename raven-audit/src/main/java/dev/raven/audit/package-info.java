/**
 * The audit log: an interceptor around audited service methods, and the chain of events behind it. A call that a service
 * makes to itself passes no interceptor, so a service never calls its own audited method.
 */
@NullMarked
package dev.raven.audit;

import org.jspecify.annotations.NullMarked;
