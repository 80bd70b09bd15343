package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trees that say what they were asked for in the place of proofs. */
final class FakeAuditTrees implements AuditTrees {
    private final List<AuditCheckpoint> signed = new ArrayList<>();

    void sign(long size) {
        signed.add(0, new AuditCheckpoint(size, Instant.EPOCH, "note " + size));
    }

    @Override
    public Optional<AuditCheckpoint> latest(TenantId log) {
        return signed.stream().findFirst();
    }

    @Override
    public List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit) {
        return signed.stream().filter(one -> one.size() < below).limit(limit).toList();
    }

    @Override
    public List<byte[]> inclusion(TenantId log, long sequence, long size) {
        return said("inclusion", sequence, size);
    }

    @Override
    public List<byte[]> consistency(TenantId log, long from, long to) {
        return said("consistency", from, to);
    }

    @Override
    public List<byte[]> frontier(TenantId log, long size) {
        return said("frontier", size, size);
    }

    @Override
    public List<String> verifierKeys() {
        return List.of("example+00000000+AQ==");
    }

    private static List<byte[]> said(String what, long one, long other) {
        return List.of((what + " " + one + " " + other).getBytes(StandardCharsets.US_ASCII));
    }
}
