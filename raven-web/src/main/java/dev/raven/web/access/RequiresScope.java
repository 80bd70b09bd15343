package dev.raven.web.access;

import dev.raven.api.access.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the scope an API key needs for a route. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {
    Scope value();

    /** Others that it needs, too. */
    Scope[] and() default {};

    /** Whether the operator may use it, too: for what is Raven's own. */
    boolean orOperator() default false;
}
