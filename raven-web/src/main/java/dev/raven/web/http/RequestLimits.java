package dev.raven.web.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How large a request's body may be and how long it may take. A stream may take as long as its client goes on sending; any
 * other request is to be answered within half a minute.
 *
 * @param bytes of the body, at most
 * @param stream whether it is worked at while it is read
 */
record RequestLimits(long bytes, boolean stream) {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** 1 MiB. */
    private static final long MOST = 1024L * 1024;
    /** 32 MiB. */
    private static final long MOST_IN_BULK = 32 * MOST;

    private static final long LEAST_BYTES_A_SECOND = 1024;
    /** A place that is waited in for longer is wanted by others. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    /** 512 MiB: never more than a line or an element of it is held. */
    private static final long MOST_IN_AN_IMPORT = 512 * MOST;

    private static final Pattern IMPORT_PATH = Pattern.compile("/api/v1/users/[^/]+/import");
    private static final String BULK_PATH = "/api/v1/memory/ingest/bulk";

    static RequestLimits of(String path) {
        if (IMPORT_PATH.matcher(path).matches()) {
            return new RequestLimits(MOST_IN_AN_IMPORT, true);
        }
        return path.equals(BULK_PATH) ? new RequestLimits(MOST_IN_BULK, true) : new RequestLimits(MOST, false);
    }

    /** Empty for a stream. */
    Optional<Duration> answeredWithin() {
        return stream ? Optional.empty() : Optional.of(LONGEST);
    }

    /** How long, in all, may be waited for a body of which so many bytes have come: a stream earns more by sending, up to a quarter of an hour. */
    Duration patience(long read) {
        Duration earned = LONGEST.plusSeconds(read / LEAST_BYTES_A_SECOND);
        return !stream ? LONGEST : earned.compareTo(LONGEST_STREAM) < 0 ? earned : LONGEST_STREAM;
    }
}
