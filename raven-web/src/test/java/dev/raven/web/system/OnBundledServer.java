package dev.raven.web.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What is true of the server alone that {@code ./raven} brings along; passed over where the property {@code raven.on} names another. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "raven.on", matches = ".+", disabledReason = "of the bundled server")
@interface OnBundledServer {}
