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

    /** Nobody listened, took longer than he may, or proved to be who he should be. */
    Failed UNREACHABLE = new Failed("unreachable");

    /**
     * It said nothing.
     *
     * @param reason {@code unreachable}, {@code address_refused}, or the code of what Raven lacked
     */
    record Failed(String reason) implements SendOutcome {}

    /** It was not called, as nobody said in time where it is. */
    record Unresolved() implements SendOutcome {}

    /** In one word, for the tenant and the audit log. */
    default String word() {
        return switch (this) {
            case Answered answered -> "http_" + answered.status();
            case Failed failed -> failed.reason();
            case Unresolved later -> "unresolved";
        };
    }
}
