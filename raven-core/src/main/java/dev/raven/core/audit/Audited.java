package dev.raven.core.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public service method whose calls are recorded in the audit log. The method takes a
 * {@link dev.raven.core.caller.Caller} first; parameters marked {@link Recorded} are taken into the event, nothing
 * else is. An {@link AuditCategory#ADMINISTRATIVE} call that cannot be recorded is not made.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Audited {
    /** The action, as {@code thing.verb}: {@code api_key.create}. */
    @Nonbinding
    String value();

    @Nonbinding
    AuditCategory category() default AuditCategory.ADMINISTRATIVE;

    /**
     * Whether it is done while a log is known to have gone back in time, when other administrative actions are refused: what
     * looks for the damage, or takes rights away.
     */
    @Nonbinding
    boolean duringAlarm() default false;

    /** Whether a success may be answered before it is recorded: see {@link AuditLog#recordBehind}. Failures never are. */
    @Nonbinding
    boolean behind() default false;
}
