package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.Rollback;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps an alarm over restarts: a line a log, with what its copy had and what the storage held. */
final class AlarmFile {
    private final Path file;

    AlarmFile(Path file) {
        this.file = file;
    }

    List<Rollback> read() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(AlarmFile::parse).toList()
                : List.of();
    }

    private static Rollback parse(String line) {
        String[] words = line.split(" ", 6);
        AuditHead copied = new AuditHead(Long.parseLong(words[1]), words[2]);
        AuditHead stored = new AuditHead(Long.parseLong(words[3]), words[4]);
        long lostFrom = words.length > 5 ? Long.parseLong(words[5]) : stored.sequence() + 1;
        return new Rollback(new TenantId(words[0]), copied, stored, lostFrom);
    }

    void write(Collection<Rollback> alarm) throws IOException {
        if (alarm.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(
                aside,
                alarm.stream()
                        .map(AlarmFile::line)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(Rollback one) {
        return one.log().value() + " " + one.copied().sequence() + " "
                + one.copied().hash() + " " + one.stored().sequence() + " "
                + one.stored().hash() + " " + one.lostFrom() + "\n";
    }
}
