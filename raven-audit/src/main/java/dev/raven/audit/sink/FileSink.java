package dev.raven.audit.sink;

import dev.raven.core.audit.Rollback;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends to files of this node's own, one at a time: a new one each day, each 64 MiB, at each start, and wherever somebody
 * touched the last. A batch costs one forced write.
 */
final class FileSink implements AuditSink {
    private static final long MOST_BYTES = 64L << 20;

    private final CopyDirectory directory;
    private final CopyHeads heads = new CopyHeads();
    private final SinkNews news;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private CopyHeads.Standing standing = (log, head) -> true;
    private Consumer<TenantId> contradicted = log -> {};
    private @Nullable CopyFile file;
    private Optional<FileHeader.Previous> previous = Optional.empty();
    private boolean recovered;
    private volatile boolean anew;

    FileSink(CopyDirectory directory, SinkNews news, Clock clock) {
        this.directory = directory;
        this.news = news;
        this.clock = clock;
    }

    /** @param contradicted told of a log in which an event came that cannot follow what was copied before */
    void watched(CopyHeads.Standing storage, Consumer<TenantId> contradicted) {
        this.standing = storage;
        this.contradicted = contradicted;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String setting() {
        return "RAVEN_AUDIT_DIR";
    }

    /** How far each log has come; known once the sink was {@link #open opened}. */
    CopyHeads heads() {
        return heads;
    }

    /** Whether the directory held nothing when it was opened; known then. */
    boolean beganAnew() {
        return anew;
    }

    /** Finds out how far it had come, and begins a file. */
    void open() throws IOException {
        locked(() -> file(0));
    }

    @Override
    public void look() throws IOException {
        open();
    }

    @Override
    public void write(List<CopyRecord> records) throws IOException {
        locked(() -> append(records));
    }

    /** Begins a file whose first line says what was accepted. */
    void accept(List<Rollback> accepted) throws IOException {
        locked(() -> {
            file(0);
            accepted.forEach(one -> heads.accept(one.log(), one.stored()));
            leave();
            begin(accepted);
        });
    }

    /** What the lock guards. */
    private interface Work {
        void run() throws IOException;
    }

    private void locked(Work work) throws IOException {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void append(List<CopyRecord> records) throws IOException {
        List<byte[]> lines = records.stream().map(CopyRecord::line).toList();
        long bytes = lines.stream().mapToLong(line -> line.length).sum();
        CopyFile open = file(bytes);
        Set<TenantId> suspects = new HashSet<>();
        open.append(lines);
        for (CopyRecord one : records) {
            if (one instanceof CopyRecord.Event event && heads.contradicts(event, standing)) {
                suspects.add(one.log());
            }
            heads.written(one);
        }
        suspects.forEach(contradicted);
    }

    /** The file to write to, looked at each time: somebody may have touched it. */
    private CopyFile file(long bytes) throws IOException {
        directory.open();
        if (file != null) {
            file.mend();
        }
        directory.requireRoom(bytes);
        if (!recovered) {
            previous = new CopyRecovery(directory, heads, news).run();
            anew = previous.isEmpty();
            recovered = true;
        }
        leaveWhenDone(bytes);
        return file == null ? begin(List.of()) : file;
    }

    private void leaveWhenDone(long bytes) throws IOException {
        CopyFile open = file;
        if (open == null) {
            return;
        }
        Optional<String> touched = open.touched();
        touched.ifPresent(how -> news.tampered(name(open) + " " + how));
        boolean full = open.size() + bytes > MOST_BYTES && bytes > 0;
        if (touched.isPresent() || full || !open.day().equals(today())) {
            leave();
        }
    }

    private static String name(CopyFile file) {
        return file.path().getFileName().toString();
    }

    private void leave() throws IOException {
        if (file != null) {
            previous = Optional.of(new FileHeader.Previous(name(file), file.sha256()));
            file.close();
            file = null;
        }
    }

    private CopyFile begin(List<Rollback> accepted) throws IOException {
        List<Path> all = directory.files();
        int newest = all.isEmpty() ? 0 : CopyDirectory.number(all.get(all.size() - 1));
        int last = previous.map(known -> CopyDirectory.number(Path.of(known.file())))
                .orElse(0);
        CopyFile begun = CopyFile.create(directory.file(Math.max(newest, last) + 1, today()), today());
        try {
            begun.append(FileHeader.of(clock.instant(), previous, accepted, heads).stream()
                    .map(FileHeader::line)
                    .toList());
        } catch (IOException failed) {
            begun.close();
            Files.deleteIfExists(begun.path());
            throw failed;
        }
        file = begun;
        return begun;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        try {
            locked(() -> {
                leave();
                directory.close();
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
