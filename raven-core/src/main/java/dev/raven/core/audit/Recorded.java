package dev.raven.core.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter of an {@link Audited} method that names what the action is done to: an
 * {@link dev.raven.core.id.Id}, or an {@link java.util.Optional} of one. Text from agents is never marked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Recorded {}
