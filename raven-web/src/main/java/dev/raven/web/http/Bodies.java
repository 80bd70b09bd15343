package dev.raven.web.http;

/** How large a body may be, in bytes. */
final class Bodies {
    /** 1 MiB. */
    private static final long MOST = 1024L * 1024;
    /** 32 MiB. */
    private static final long MOST_IN_BULK = 32 * MOST;

    private static final String BULK_PATH = "/api/v1/memory/ingest/bulk";

    private Bodies() {}

    static long limit(String path) {
        return path.equals(BULK_PATH) ? MOST_IN_BULK : MOST;
    }
}
