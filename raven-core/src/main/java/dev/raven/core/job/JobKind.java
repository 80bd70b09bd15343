package dev.raven.core.job;

/** What a job does. */
public enum JobKind {
    ROTATE_KMS("encryption.rotate.kms"),
    ROTATE_TENANT("encryption.rotate.tenant"),
    ROTATE_SUBJECT("encryption.rotate.subject"),
    DISPOSE_KEYS("encryption.dispose"),
    DROP_KEY_TRACES("erasure.drop_key_traces"),
    DROP_REMAINS("erasure.drop_remains"),
    REEMBED("memory.reembed"),
    VERIFY_AUDIT("audit.verify"),
    SWEEP_RETENTION("retention.sweep"),
    BACKUP("platform.backup"),
    VERIFY_BACKUP("platform.backup.verify"),
    EXPORT_TENANT("tenant.export");

    private final String wireName;

    JobKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name as clients and the audit log see it. */
    public String wireName() {
        return wireName;
    }
}
