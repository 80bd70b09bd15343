package dev.raven.audit.sink;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out behind which event a copy and the storage have different histories. As each event carries the hash of the one
 * before, all behind it differ; whatever differs in front of it is something else, and no part of what was lost.
 */
final class CopyDivergence {
    private final CopyDirectory directory;
    private final AuditStore store;

    CopyDivergence(CopyDirectory directory, AuditStore store) {
        this.directory = directory;
        this.store = store;
    }

    /**
     * The first event of each log's copy that the storage lost; one more than the copy's last where it lost none. One pass for
     * all: whoever sets Redis back sets all logs back.
     *
     * @param copied the last event of each copy
     * @throws dev.raven.api.problem.UnavailableException when the storage cannot be reached
     */
    Map<TenantId, Long> firstLost(Map<TenantId, AuditHead> copied) throws IOException {
        List<Path> files = directory.files();
        Map<TenantId, Shared> shared = begun(files, copied.keySet());
        PagesAtHand stored = new PagesAtHand(store);
        int first = shared.values().stream().mapToInt(Shared::file).min().orElse(files.size());
        for (int at = first; at < files.size(); at++) {
            extend(shared, at, files.get(at), copied, stored);
        }
        return copied.keySet().stream()
                .collect(Collectors.toMap(
                        log -> log,
                        log -> Math.min(
                                        shared.getOrDefault(log, Shared.NONE).last(),
                                        copied.getOrDefault(log, AuditHead.EMPTY)
                                                .sequence())
                                + 1));
    }

    /**
     * What both histories of a log have.
     *
     * @param file the place of the file from which on they are compared
     * @param last the last event that both have
     */
    private record Shared(int file, long last) {
        static final Shared NONE = new Shared(0, 0);

        Shared extended(int at, StoredAuditEvent copied, StoredPages stored) {
            boolean further = at >= file && copied.sequence() > last && stored.hold(copied);
            return further ? new Shared(file, copied.sequence()) : this;
        }
    }

    /** Of each log the newest file at whose beginning both were the same. */
    private Map<TenantId, Shared> begun(List<Path> files, Set<TenantId> logs) throws IOException {
        Map<TenantId, Shared> shared = new HashMap<>();
        Set<TenantId> left = new HashSet<>(logs);
        for (int at = files.size() - 1; at >= 0 && !left.isEmpty(); at--) {
            for (FileHeader.Place place : places(files.get(at))) {
                AuditHead head = place.head().event();
                if (left.contains(place.tenant()) && head.sequence() > 0 && holds(place.tenant(), head)) {
                    shared.put(place.tenant(), new Shared(at, head.sequence()));
                    left.remove(place.tenant());
                }
            }
        }
        left.forEach(log -> shared.put(log, Shared.NONE));
        return shared;
    }

    /** How far the logs had come when the file was begun. */
    private static List<FileHeader.Place> places(Path file) throws IOException {
        List<FileHeader.Place> places = new ArrayList<>();
        try (CopyReader reader = new CopyReader(file)) {
            Optional<CopyLine> line = reader.next().map(CopyLine::read);
            while (line.isPresent() && line.get() instanceof CopyLine.Head head) {
                places.addAll(head.header().logs());
                line = reader.next().map(CopyLine::read);
            }
        }
        return places;
    }

    private boolean holds(TenantId log, AuditHead head) {
        return store.read(log, head.sequence(), 1).stream().map(AuditHead::of).anyMatch(head::equals);
    }

    private static void extend(
            Map<TenantId, Shared> shared, int at, Path file, Map<TenantId, AuditHead> copied, PagesAtHand stored)
            throws IOException {
        try (CopyReader reader = new CopyReader(file)) {
            for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (CopyLine.read(line.get()) instanceof CopyLine.Event event
                        && event.event().sequence()
                                <= copied.getOrDefault(event.log(), AuditHead.EMPTY)
                                        .sequence()) {
                    shared.computeIfPresent(
                            event.log(), (log, known) -> known.extended(at, event.event(), stored.of(log)));
                }
            }
        }
    }
}
