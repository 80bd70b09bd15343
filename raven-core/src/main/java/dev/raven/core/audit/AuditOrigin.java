package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import java.util.regex.Pattern;

/**
 * The name under which this Raven's logs are signed: {@code RAVEN_AUDIT_ORIGIN}, part of every signature.
 *
 * @param name 1 to 100 letters, digits, dots, dashes, underscores and slashes
 */
public record AuditOrigin(String name) {
    /** Where it is set. */
    public static final String SETTING = "RAVEN_AUDIT_ORIGIN";

    private static final String MEND = "must be 1 to 100 letters, digits, dots, dashes, underscores and slashes";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,100}");

    public AuditOrigin {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(MEND);
        }
    }

    public static AuditOrigin from(Environment environment) {
        return environment.parsed(SETTING, AuditOrigin::new, MEND).orElseGet(() -> new AuditOrigin("raven"));
    }

    /** The first line of a log's checkpoints. */
    public String of(TenantId log) {
        return name + "/" + log;
    }
}
