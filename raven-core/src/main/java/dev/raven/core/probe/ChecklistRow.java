package dev.raven.core.probe;

import static dev.raven.core.probe.ChecklistRow.Audience.BOTH;
import static dev.raven.core.probe.ChecklistRow.Audience.EACH_TENANT;
import static dev.raven.core.probe.ChecklistRow.Audience.EITHER;
import static dev.raven.core.probe.ChecklistRow.Audience.OPERATOR;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The checklist, in the order in which it is shown: first the ten rows of the security guide, then what whoever runs the server has to
 * see to. docs/checklist.md has a section for each.
 */
public enum ChecklistRow {
    SECRETS_MANAGER(
            EITHER,
            "API keys are kept in a secrets manager or the environment",
            "Keep keys out of code and images, then attest it.",
            true),
    KEYS_PER_ENVIRONMENT(
            EITHER,
            "Each environment has keys of its own",
            "Run production with RAVEN_ENVIRONMENT=production: its keys begin with rk_live_, and no other server takes them.",
            false),
    MINIMAL_SCOPES(
            EACH_TENANT,
            "Each API key has the least scopes that its use needs",
            "Make a key for each use from a preset, put it in the wide one's place, and revoke that.",
            false),
    HTTPS(
            EITHER,
            "Requests are taken over HTTPS alone",
            "Set RAVEN_TLS_CERT and RAVEN_TLS_KEY, or put a proxy that ends TLS in front and name it in RAVEN_TRUSTED_PROXIES; outside"
                    + " development plain HTTP is refused.",
            false),
    KMS_ENCRYPTION(
            EITHER,
            "What is stored is sealed under a key of a key service",
            "Set ENCRYPTION_KEY_STORAGE=kms, KMS_PROVIDER and KMS_KEY_ID, let Raven wrap and unwrap with that key, and leave"
                    + " KMS_AUDIT_LOG on.",
            false),
    RETENTION(
            EACH_TENANT,
            "What is older than retention_days is gone",
            "Set retention_days to what you promise; where something is overdue, the server's log and GET /jobs say why.",
            false),
    DELETION_WORKFLOW(
            BOTH,
            "People are erased when they ask",
            "Rehearse it with a user of your own: DELETE /users/{user_id}, keep the receipt, then attest who does it and how fast.",
            true),
    RATE_LIMITING(
            EITHER,
            "Nobody can ask without limit",
            "Lower rate_limit_per_minute; the operator RAVEN_RATE_LIMIT_CEILING, RAVEN_FAILED_AUTH_PER_MINUTE and"
                    + " RAVEN_REGISTRATIONS_PER_HOUR.",
            false),
    MONITORING_ALERTING(
            EITHER,
            "Somebody is told when something goes wrong",
            "Watch /health/ready, /metrics (deploy/prometheus/alerts.yml) and the log; have a tenant's webhook_url told of"
                    + " api_key.anomaly. Then attest who is called.",
            true),
    INCIDENT_RESPONSE(
            EITHER,
            "There is a plan for an incident, and it was rehearsed",
            "Write down who revokes keys, suspends a tenant and reads the audit log; rehearse it, then attest it.",
            true),

    OPERATOR_KEY(
            OPERATOR,
            "The operator's key is known to the server by its hash alone",
            "Make a key, keep it in a secrets manager, set RAVEN_OPERATOR_KEY_SHA256, delete operator.key, and start the server"
                    + " without RAVEN_OPERATOR_KEY.",
            false),
    LISTENING(
            OPERATOR,
            "Only the ports that are needed are open",
            "Set RAVEN_HTTP_ADDRESS to 127.0.0.1 behind a proxy on this machine; close all ports but RAVEN_HTTP_PORT,"
                    + " and leave RAVEN_MANAGEMENT_ADDRESS on loopback or let only monitoring reach it.",
            true),
    EXPOSED_ENDPOINTS(
            OPERATOR,
            "Nothing but the API is answered without a key",
            "Run with RAVEN_ENVIRONMENT=production, where all that is at RAVEN_MANAGEMENT_ADDRESS alone; let the proxy pass /api,"
                    + " /console, /mcp and /.well-known, and nothing else.",
            true),
    TRUSTED_PROXIES(
            OPERATOR,
            "Nobody but your proxies says where a request comes from",
            "Name the addresses of your proxies in RAVEN_TRUSTED_PROXIES, and nothing wider.",
            false),
    REDIS_AUTH(
            OPERATOR,
            "Redis lets nobody in without a password",
            "Set a password for every user of Redis (ACL or requirepass), on replicas and Sentinels, too, and put Raven's into"
                    + " REDIS_URL and RAVEN_SENTINEL_PASSWORD.",
            true),
    REDIS_ACL(
            OPERATOR,
            "Raven has a user of its own in Redis, which may do no more than it needs",
            "Make an ACL user for Raven (~rvn:* +@all -@dangerous +info +config|get), and put it into REDIS_URL.",
            false),
    REDIS_TLS(
            OPERATOR,
            "The way to Redis is encrypted, or does not leave the machine",
            "Write rediss in REDIS_URL, with RAVEN_REDIS_CA_FILE where the authority is your own.",
            false),
    REDIS_BIND(
            OPERATOR,
            "Redis does not listen where it need not",
            "Set bind in redis.conf to the address that Raven uses, and a firewall in front.",
            true),
    REDIS_PERSISTENCE(
            OPERATOR,
            "Redis keeps what RAVEN_DURABILITY promises",
            "Set appendonly and appendfsync in redis.conf as the evidence says.",
            false),
    REDIS_EVICTION(
            OPERATOR,
            "Redis throws nothing away when it is full",
            "Set maxmemory-policy noeviction in redis.conf.",
            false),
    AUDIT_COPIES(
            OPERATOR,
            "The audit log is copied to two places outside Redis",
            "Name a collector in RAVEN_AUDIT_HTTPS_URL or RAVEN_AUDIT_SYSLOG, and put RAVEN_AUDIT_DIR on a volume of its own.",
            false),
    AUDIT_CHECKPOINTS(
            BOTH,
            "The audit log is signed up to its last minutes",
            "The server's log says why nothing is signed; docs/operations.md, \"The audit log\".",
            false),
    AUDIT_ROLLBACK(
            OPERATOR,
            "The audit log lost nothing that its copies have",
            "Find out what happened to Redis, then POST /platform/audit/accept-rollback.",
            false),
    ENCRYPTION_KEYS(
            BOTH,
            "Encryption keys are rotated, and none is used up",
            "POST /encryption/rotate, and look into GET /jobs for why it was not done by itself.",
            false),
    API_KEYS(
            EACH_TENANT,
            "Every API key ends some day or is bound to a network, and is younger than 90 days",
            "Rotate keys that are old or came over plain HTTP; give each an expires_at or allowed_cidrs (PATCH"
                    + " /api-keys/{key_id}).",
            false),
    BACKUP(
            OPERATOR,
            "There is a new backup, in a place of its own",
            "Set RAVEN_BACKUP_DIR to another volume or a bucket; ./raven backup takes one now.",
            false),
    RESTORE_DRILL(
            OPERATOR,
            "A restore of a backup was rehearsed lately, and came back whole",
            "./raven drill; RAVEN_DRILL_DAYS has it done by itself.",
            false),
    CLOCK(OPERATOR, "The clocks of this node and of Redis agree", "Synchronise both machines with NTP.", false),
    SECURITY_TXT(
            OPERATOR,
            "Whoever finds a weakness is told whom to tell",
            "Set RAVEN_SECURITY_CONTACT to an address that somebody reads; /.well-known/security.txt names it then.",
            false);

    /** Whose a row is. */
    public enum Audience {
        /** The operator's alone: it tells of the machines. */
        OPERATOR,
        /** The operator's and each tenant's, looked at for each of them. */
        EITHER,
        /** The operator's and each tenant's; the operator is shown its own and the worst of all tenants. */
        BOTH,
        /** Each tenant's; the operator is shown the worst of all. */
        EACH_TENANT
    }

    private final Audience audience;
    private final String title;
    private final String remedy;
    private final boolean attestable;

    ChecklistRow(Audience audience, String title, String remedy, boolean attestable) {
        this.audience = audience;
        this.title = title;
        this.remedy = remedy;
        this.attestable = attestable;
    }

    /** The row of that id; empty where there is none. */
    public static Optional<ChecklistRow> of(String id) {
        return Arrays.stream(values()).filter(row -> row.id().equals(id)).findFirst();
    }

    /** As clients know it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Audience audience() {
        return audience;
    }

    /** What holds where it passes. */
    public String title() {
        return title;
    }

    public String remedy() {
        return remedy;
    }

    /** Whether somebody may say that it holds, where no machine can know. */
    public boolean attestable() {
        return attestable;
    }

    /** The section of the security guide whose row it is. */
    public Optional<String> guide() {
        return compareTo(INCIDENT_RESPONSE) <= 0 ? Optional.of("Pre-production checklist") : Optional.empty();
    }

    /** Where Raven's own documentation tells of it. */
    public String link() {
        return "docs/checklist.md#" + id();
    }
}
