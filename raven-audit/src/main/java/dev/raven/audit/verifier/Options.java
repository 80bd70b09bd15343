package dev.raven.audit.verifier;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line says.
 *
 * @param key the file of verifier keys
 * @param files an export, or the files of a copy; and files of checkpoints
 * @param receipt a receipt of an erasure, to be verified instead
 * @param log the one log that is meant; empty for whichever there is
 * @param maxAge how old the newest checkpoint may be
 * @param at when that is asked for; empty for now
 */
record Options(
        Path key,
        List<Path> files,
        Optional<Path> receipt,
        Optional<String> log,
        Duration maxAge,
        Optional<Instant> at,
        boolean json,
        boolean quiet) {
    static final String USAGE = """
            Verifies Raven's audit log, without a server and without a network.

              java -jar raven-audit-verifier.jar --key raven-audit.pub [options] FILE...
              java -jar raven-audit-verifier.jar --key raven-audit.pub --receipt FILE

            Files, in any order, told apart by how they begin:
              an export of a log (NDJSON; from GET /api/v1/audit/export), or all files of a copy (RAVEN_AUDIT_DIR),
              checkpoints (from GET /api/v1/audit/checkpoints); fetch them before the export, so that it covers them.

            Options:
              --key FILE      the public keys, one a line (from GET /api/v1/audit/key); keep your own copy of them
              --receipt FILE  a receipt of an erasure (from GET /api/v1/erasures/{receipt_id}/note), verified by itself
              --log ID        the log that it must be; of a copy, verifies this log alone
              --max-age TIME  how old the newest checkpoint may be: 30m, 24h (default) or 7d
              --at TIME       the age is taken at this time instead of now, as in 2026-11-26T12:00:00Z, for older exports
              --json          the result as one JSON object a log, or of the receipt
              --quiet         no progress on standard error
              --help          this text

            Exit codes: 0 verified, 1 something is wrong, 2 a file cannot be read or the command is wrong.
            """;

    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    static Options parse(String[] arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        Builder read = new Builder();
        while (!rest.isEmpty()) {
            read.take(rest.pop(), rest);
        }
        return read.options();
    }

    private static final class Builder {
        private final List<Path> files = new ArrayList<>();
        private Optional<Path> key = Optional.empty();
        private Optional<Path> receipt = Optional.empty();
        private Optional<String> log = Optional.empty();
        private Duration maxAge = Duration.ofHours(24);
        private Optional<Instant> at = Optional.empty();
        private boolean json;
        private boolean quiet;

        void take(String option, Deque<String> rest) {
            switch (option) {
                case "--key" -> key = Optional.of(Path.of(value(option, rest)));
                case "--receipt" -> receipt = Optional.of(Path.of(value(option, rest)));
                case "--log" -> log = Optional.of(value(option, rest));
                case "--max-age" -> maxAge = age(value(option, rest));
                case "--at" -> at = Optional.of(time(value(option, rest)));
                case "--json" -> json = true;
                case "--quiet" -> quiet = true;
                default -> files.add(file(option));
            }
        }

        Options options() {
            if (key.isEmpty()) {
                throw new UnusableException("--key is missing: name the file with the public keys.");
            }
            if (receipt.isPresent() && !files.isEmpty()) {
                throw new UnusableException("--receipt is verified by itself: name no other file.");
            }
            if (files.isEmpty() && receipt.isEmpty()) {
                throw new UnusableException("name an export, or the files of a copy.");
            }
            return new Options(key.get(), List.copyOf(files), receipt, log, maxAge, at, json, quiet);
        }

        private static String value(String option, Deque<String> rest) {
            if (rest.isEmpty()) {
                throw new UnusableException(option + " must be followed by a value.");
            }
            return rest.pop();
        }

        private static Path file(String name) {
            if (name.startsWith("-")) {
                throw new UnusableException("there is no option " + name + "; --help lists them.");
            }
            return Path.of(name);
        }

        private static Duration age(String text) {
            Matcher age = AGE.matcher(text);
            if (!age.matches()) {
                throw new UnusableException("--max-age must be a number and m, h or d, such as 24h.");
            }
            long count = Long.parseLong(age.group(1));
            return switch (age.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }

        private static Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException notATime) {
                throw new UnusableException("--at must be a time in UTC, such as 2026-11-26T12:00:00Z.");
            }
        }
    }
}
