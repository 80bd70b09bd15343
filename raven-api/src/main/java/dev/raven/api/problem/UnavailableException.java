package dev.raven.api.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something Raven depends on does not answer; nothing was changed unless said, and a later try may succeed. */
public final class UnavailableException extends RavenException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public UnavailableException(ProblemCode code, String detail, Duration retryAfter, @Nullable Throwable cause) {
        super(code, detail, cause);
        this.retryAfter = retryAfter;
    }

    /** Redis is away, or did not keep its promise. */
    public static UnavailableException storage(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.STORAGE_UNAVAILABLE,
                "The storage does not answer; try again.",
                Duration.ofSeconds(1),
                cause);
    }

    /** The storage has it, but on fewer replicas than promised, or not on disk yet. */
    public static UnavailableException lessSafe(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.STORAGE_UNAVAILABLE,
                "Stored less safely than promised, on fewer replicas or not yet on disk; retry with the same "
                        + "Idempotency-Key.",
                Duration.ofSeconds(1),
                cause);
    }

    /** The key service is away. */
    public static UnavailableException keyService(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.KEY_SERVICE_UNAVAILABLE,
                "The key service does not answer; try again.",
                Duration.ofSeconds(5),
                cause);
    }

    /** The key service says no: the key is disabled, or Raven may not use it. */
    public static UnavailableException keyRefused(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.KEY_SERVICE_UNAVAILABLE,
                "The key service refuses the key that this is sealed under; whoever owns that key must enable it.",
                Duration.ofSeconds(60),
                cause);
    }

    /** A key has sealed as much as it safely may. */
    public static UnavailableException keyUsedUp() {
        return new UnavailableException(
                ProblemCode.KEY_SERVICE_UNAVAILABLE,
                "The key is used up and seals nothing more; its rotation is under way.",
                Duration.ofSeconds(30),
                null);
    }

    /** What computes vectors is away; only work that nobody waits for needs it. */
    public static UnavailableException embeddings(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.EMBEDDINGS_UNAVAILABLE,
                "The embeddings service does not answer; try again.",
                Duration.ofSeconds(5),
                cause);
    }

    /** The audit log could not record the action, so it was not done. */
    public static UnavailableException audit(@Nullable Throwable cause) {
        return new UnavailableException(
                ProblemCode.AUDIT_UNAVAILABLE,
                "The audit log cannot record this, so it was not done; try again.",
                Duration.ofSeconds(1),
                cause);
    }

    /** The audit log lost events that its copies have, and nobody accepted that yet. */
    public static UnavailableException auditRolledBack() {
        return new UnavailableException(
                ProblemCode.AUDIT_UNAVAILABLE,
                "The audit log lacks events that its copy has, so nothing is changed that it would have to record; whoever "
                        + "operates this server must look into it and accept it: POST /platform/audit/accept-rollback.",
                Duration.ofSeconds(60),
                null);
    }

    /** The key that audit checkpoints are signed with is gone from the storage, and none is made in its place. */
    public static UnavailableException signingKeyGone() {
        return new UnavailableException(
                ProblemCode.AUDIT_UNAVAILABLE,
                "The key that has signed the audit logs is gone, so nothing is signed; whoever operates this server must bring it"
                        + " back from a backup: docs/operations.md, \"The audit log\".",
                Duration.ofSeconds(60),
                null);
    }

    /** The work took too long and was cut; what was done of it stays. */
    public static UnavailableException timedOut() {
        return new UnavailableException(
                ProblemCode.TIMED_OUT,
                "This takes longer than a request may; what was done stays, call again for the rest.",
                Duration.ofSeconds(1),
                null);
    }

    /** Every worker is busy and the queue is full. */
    public static UnavailableException overloaded() {
        return new UnavailableException(
                ProblemCode.OVERLOADED, "Raven is busy; try again.", Duration.ofSeconds(1), null);
    }

    /** More is remembered of a user than consolidation keeps up with. */
    public static UnavailableException tailFull() {
        return new UnavailableException(
                ProblemCode.OVERLOADED,
                "Too much of this user waits to be consolidated, so this was not stored; try again later.",
                Duration.ofSeconds(30),
                null);
    }

    /** A user's memory, with those that are being opened beside it, takes more than the server has. */
    public static UnavailableException memoryFull() {
        return new UnavailableException(
                ProblemCode.OVERLOADED,
                "There is no room to open this user's memory now; try again. If it stays so, it is larger than this server "
                        + "can hold: its operator can raise -Xmx in RAVEN_JAVA_OPTS.",
                Duration.ofSeconds(5),
                null);
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
