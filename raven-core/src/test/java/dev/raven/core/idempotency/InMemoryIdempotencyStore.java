package dev.raven.core.idempotency;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answered requests in memory. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
    private final InstantSource clock;
    private final Map<String, Record> records = new HashMap<>();
    private final Map<ConversationId, Set<String>> filed = new HashMap<>();

    public InMemoryIdempotencyStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Claim claim(String request, String fingerprint, Duration lease) {
        Record known = records.get(request);
        if (known == null || known.until.isBefore(clock.instant())) {
            records.put(
                    request, new Record(fingerprint, clock.instant().plus(lease), Optional.empty(), Optional.empty()));
            return new Claim.Granted();
        }
        if (!known.fingerprint.equals(fingerprint)) {
            return new Claim.Mismatch();
        }
        Optional<StoredResponse> brief = known.brief
                .filter(shown -> !shown.until.isBefore(clock.instant()))
                .map(Brief::response);
        return brief.or(known::response).<Claim>map(Claim.Answered::new).orElseGet(Claim.Running::new);
    }

    @Override
    public synchronized void answer(
            String request, StoredResponse response, Optional<StoredResponse> brief, Retain retain) {
        Instant now = clock.instant();
        records.computeIfPresent(
                request,
                (name, claimed) -> new Record(
                        claimed.fingerprint,
                        now.plus(retain.response()),
                        Optional.of(response),
                        brief.map(shown -> new Brief(shown, now.plus(retain.brief())))));
    }

    @Override
    public synchronized void file(TenantId tenant, ConversationId conversation, String request) {
        filed.computeIfAbsent(conversation, none -> new HashSet<>()).add(request);
    }

    @Override
    public synchronized void forget(TenantId tenant, ConversationId conversation) {
        records.keySet().removeAll(filed.getOrDefault(conversation, Set.of()));
        filed.remove(conversation);
    }

    @Override
    public synchronized void release(String request) {
        records.computeIfPresent(request, (name, claimed) -> claimed.response.isPresent() ? claimed : null);
    }

    private record Record(
            String fingerprint, Instant until, Optional<StoredResponse> response, Optional<Brief> brief) {}

    private record Brief(StoredResponse response, Instant until) {}
}
