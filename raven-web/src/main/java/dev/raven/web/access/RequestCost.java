package dev.raven.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many requests' worth a route takes from the rate limits, where that is not one. docs/rate-limits.md lists them. What
 * takes nothing from them is never refused by them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequestCost {
    int value();
}
