package dev.raven.audit.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds out from the newest files how far the copies had come, when a server ended however it did. */
final class CopyRecovery {
    private final CopyDirectory directory;
    private final CopyHeads heads;
    private final SinkNews news;

    CopyRecovery(CopyDirectory directory, CopyHeads heads, SinkNews news) {
        this.directory = directory;
        this.heads = heads;
        this.news = news;
    }

    /** Reads the newest file that has a first line; files after it never got one. */
    Optional<FileHeader.Previous> run() throws IOException {
        Deque<Path> files = new ArrayDeque<>(directory.files());
        if (!files.isEmpty()) {
            mend(files.peekLast());
        }
        while (!files.isEmpty()) {
            Path newest = files.removeLast();
            if (Files.size(newest) > 0) {
                return Optional.of(read(newest));
            }
        }
        return Optional.empty();
    }

    private FileHeader.Previous read(Path file) throws IOException {
        try (CopyReader reader = new CopyReader(file)) {
            boolean damaged = false;
            for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
                damaged |= !taken(CopyLine.read(line.get()));
            }
            if (damaged) {
                news.tampered(file.getFileName() + " was edited: it has lines that Raven did not write");
            }
            return new FileHeader.Previous(file.getFileName().toString(), reader.sha256());
        }
    }

    private boolean taken(CopyLine line) {
        switch (line) {
            case CopyLine.Head head -> head.header().logs().forEach(place -> heads.put(place.tenant(), place.head()));
            case CopyLine.Event event -> written(new CopyRecord.Event(event.log(), event.event()));
            case CopyLine.Checkpoint checkpoint ->
                heads.put(checkpoint.log(), heads.of(checkpoint.log()).covered(checkpoint.size()));
            case CopyLine.Damaged damaged -> {
                return false;
            }
        }
        return true;
    }

    /** An event that went back was written after an alarm, and is no evidence. */
    private void written(CopyRecord.Event event) {
        if (!heads.contradicts(event, (log, head) -> true)) {
            heads.written(event);
        }
    }

    /** A line that a crash cut is set aside, so that the file has whole lines alone. */
    private void mend(Path file) throws IOException {
        long whole;
        try (CopyReader reader = new CopyReader(file)) {
            while (reader.next().isPresent()) {}
            whole = reader.whole();
        }
        if (whole < Files.size(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                setAside(file, channel, whole);
            }
            news.tampered(
                    file.getFileName() + " ended within a line, as after a crash: it is set aside beside the file");
        }
    }

    private static void setAside(Path file, FileChannel channel, long from) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".torn");
        try (FileChannel torn = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.transferTo(from, channel.size() - from, torn);
            torn.force(true);
        }
        channel.truncate(from);
        channel.force(true);
    }
}
