package dev.raven.audit.verifier;

import dev.raven.audit.note.VerifierKey;
import dev.raven.audit.verifier.Source.Kind;
import dev.raven.core.audit.AuditFault;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line: {@code java -jar raven-audit-verifier.jar --key raven-audit.pub FILE...} */
public final class Verifier {
    private static final int VERIFIED = 0;
    private static final int WRONG = 1;
    private static final int UNUSABLE = 2;

    private final Options options;
    private final List<VerifierKey> keys;
    private final Instant at;
    private final PrintStream out;
    private final Report report;
    private final Progress progress;
    private final List<Source> sources = new ArrayList<>();

    private Verifier(Options options, PrintStream out, PrintStream err, Instant now) throws IOException {
        this.options = options;
        this.keys = Source.keys(options.key());
        this.at = options.at().orElse(now);
        this.out = out;
        this.report = new Report(out, at);
        this.progress = new Progress(err, options.quiet());
        for (Path file : options.files()) {
            sources.add(Source.of(file));
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err, Clock.systemUTC()));
    }

    /** @return the exit code */
    static int run(String[] arguments, PrintStream out, PrintStream err, Clock clock) {
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(Options.USAGE);
            return VERIFIED;
        }
        try {
            return new Verifier(Options.parse(arguments), out, err, clock.instant()).verify() ? VERIFIED : WRONG;
        } catch (UnusableException refused) {
            err.println("raven-audit-verifier: " + refused.getMessage());
        } catch (NoSuchFileException missing) {
            err.println("raven-audit-verifier: there is no file " + missing.getFile());
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("raven-audit-verifier: cannot read: " + unreadable.getMessage());
        }
        return UNUSABLE;
    }

    private boolean verify() throws IOException {
        if (options.receipt().isPresent()) {
            return new ReceiptVerification(keys, options.json())
                    .tell(options.receipt().get(), out);
        }
        List<Path> exports = of(Kind.EXPORT);
        List<Path> copies = of(Kind.COPY);
        if (exports.size() > 1 || exports.isEmpty() == copies.isEmpty()) {
            throw new UnusableException("give one export, or the files of a copy.");
        }
        return exports.isEmpty() ? copies(copies) : tell(export(exports.getFirst()));
    }

    private Result export(Path file) throws IOException {
        ExportHeader header = ExportVerification.header(file);
        if (options.log().filter(log -> !log.equals(header.log())).isPresent()) {
            throw new UnusableException(file + " is an export of another log than --log says.");
        }
        LogVerification log = new LogVerification(header.log(), keys);
        log.checkpointsOf(of(Kind.CHECKPOINTS));
        log.compareTimes(at.minus(options.maxAge()), at);
        return new ExportVerification(header, log, progress).verify(file);
    }

    private boolean copies(List<Path> files) throws IOException {
        CopyContents contents = CopyContents.of(files, (log, note) -> {});
        List<String> logs = options.log().map(List::of).orElse(contents.logs());
        if (logs.isEmpty() || !contents.logs().containsAll(logs)) {
            throw new UnusableException("the copy holds no event of such a log.");
        }
        boolean all = true;
        for (String log : logs) {
            all &= tell(copy(files, log));
        }
        return all;
    }

    private Result copy(List<Path> files, String id) throws IOException {
        LogVerification log = new LogVerification(id, keys);
        CopyContents contents = CopyContents.of(files, (of, note) -> {
            if (of.equals(id)) {
                log.checkpoint(note);
            }
        });
        if (options.log().isPresent() || contents.logs().size() == 1) {
            log.checkpointsOf(of(Kind.CHECKPOINTS));
        }
        if (contents.unreadable() > 0) {
            log.findings()
                    .add(
                            AuditFault.NOT_AN_EVENT,
                            0,
                            contents.unreadable()
                                    + " lines of the copy cannot be read, so that nobody knows whose events they were.");
        }
        log.compareTimes(at.minus(options.maxAge()), at);
        try (CopyVerification copy = new CopyVerification(files, id, log, progress)) {
            return copy.verify();
        }
    }

    private boolean tell(Result result) {
        if (options.json()) {
            report.json(result);
        } else {
            report.text(result);
        }
        return result.verified();
    }

    private List<Path> of(Kind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .map(Source::path)
                .toList();
    }
}
