package dev.raven.core.webhook;

/** What came of sending a message. */
sealed interface SendOutcome {

    /** The receiver said something. */
    record Answered(int status) implements SendOutcome {
        boolean accepted() {
            return status >= 200 && status < 300;
        }

        /** The receiver wants no more (410 Gone). */
        boolean gone() {
            return status == 410;
        }
    }

    /**
     * It said nothing.
     *
     * @param reason {@code timed_out}, {@code tls_failed}, {@code unreachable}, {@code address_refused} …
     */
    record Failed(String reason) implements SendOutcome {}

    /** In one word, for the tenant and the audit log. */
    default String word() {
        return switch (this) {
            case Answered answered -> "http_" + answered.status();
            case Failed failed -> failed.reason();
        };
    }
}
