package dev.raven.core.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How API keys were used, in memory. */
public final class InMemoryUsageStore implements UsageStore {
    private final Map<Owned, Kept> kept = new HashMap<>();
    private final Map<Owned, Map<String, Long>> batches = new HashMap<>();

    private record Seen(KeyAnomaly anomaly, Sighting by) {}

    private record Owned(TenantId tenant, ApiKeyId key) {}

    private static final class Kept {
        final Map<Instant, Long> minutes = new TreeMap<>();
        final Map<Instant, Long> refusals = new TreeMap<>();
        final Map<LocalDate, DayUse> days = new TreeMap<>();
        final Map<String, LocalDate> networks = new LinkedHashMap<>();
        final List<Seen> anomalies = new ArrayList<>();
        Optional<Instant> last = Optional.empty();
        long requests;
        boolean toldDue;
    }

    private Kept of(TenantId tenant, ApiKeyId key) {
        return kept.computeIfAbsent(new Owned(tenant, key), none -> new Kept());
    }

    @Override
    public synchronized List<Optional<UsageFacts>> add(List<KeyTally> tallies) {
        return tallies.stream().map(this::add).toList();
    }

    private Optional<UsageFacts> add(KeyTally tally) {
        Map<String, Long> seen =
                batches.computeIfAbsent(new Owned(tally.tenant(), tally.key()), none -> new HashMap<>());
        if (seen.getOrDefault(tally.batch().node(), 0L) >= tally.batch().sequence()) {
            return Optional.empty();
        }
        seen.put(tally.batch().node(), tally.batch().sequence());
        Kept of = of(tally.tenant(), tally.key());
        boolean late = of.minutes.keySet().stream().anyMatch(tally.minute()::isBefore);
        long before = of.requests;
        Optional<Instant> last = of.last;
        long known = of.networks.size();
        of.requests += tally.requests();
        if (tally.requests() > 0) {
            of.last = Optional.of(last.filter(tally.minute()::isBefore).orElse(tally.minute()));
            of.minutes.merge(tally.minute(), tally.requests(), Long::sum);
        }
        of.refusals.merge(tally.minute(), tally.refusals(), Long::sum);
        LocalDate day = LocalDate.ofInstant(tally.minute(), ZoneOffset.UTC);
        Set<String> fresh = tally.networks().stream()
                .filter(each -> !of.networks.containsKey(each))
                .collect(Collectors.toSet());
        long here = tally.networks().stream()
                .filter(each -> !day.equals(of.networks.get(each)))
                .count();
        tally.networks().forEach(each -> of.networks.put(each, day));
        of.networks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(Math.max(0, of.networks.size() - MOST_NETWORKS))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(of.networks::remove);
        of.days.merge(day, dayOf(tally, day, here), InMemoryUsageStore::sum);
        Map<Instant, Long> usual = new TreeMap<>(of.minutes);
        long now = usual.getOrDefault(tally.minute(), 0L);
        usual.keySet()
                .removeIf(minute -> minute.equals(tally.minute())
                        || LocalDate.ofInstant(minute, ZoneOffset.UTC).isBefore(day.minusDays(6)));
        return Optional.of(new UsageFacts(
                fresh,
                known,
                before,
                last,
                late ? 0 : now,
                sum(usual.values()),
                usual.size(),
                sum(within(of.refusals, tally.minute()).values())));
    }

    private static Map<Instant, Long> within(Map<Instant, Long> counts, Instant minute) {
        Map<Instant, Long> within = new TreeMap<>(counts);
        within.keySet().removeIf(each -> each.isAfter(minute) || !each.isAfter(minute.minus(Duration.ofMinutes(5))));
        return within;
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static DayUse dayOf(KeyTally tally, LocalDate day, long networks) {
        Map<String, Long> denials = new HashMap<>();
        tally.denials().forEach((reason, count) -> denials.put(reason.wireName(), count));
        return new DayUse(day, tally.requests(), denials, tally.routes(), networks);
    }

    private static DayUse sum(DayUse one, DayUse other) {
        return new DayUse(
                one.day(),
                one.requests() + other.requests(),
                sum(one.denials(), other.denials()),
                sum(one.routes(), other.routes()),
                one.networks() + other.networks());
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new HashMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }

    @Override
    public synchronized List<DayUse> days(TenantId tenant, ApiKeyId key, List<LocalDate> days) {
        Map<LocalDate, DayUse> held = of(tenant, key).days;
        return days.stream()
                .map(day -> held.getOrDefault(day, new DayUse(day, 0, Map.of(), Map.of(), 0)))
                .toList();
    }

    @Override
    public synchronized boolean note(TenantId tenant, ApiKeyId key, Sighting seen, Instant now) {
        List<Seen> all = of(tenant, key).anomalies;
        if (all.stream().anyMatch(held -> held.by().equals(seen))) {
            return true;
        }
        List<Seen> recent = all.stream()
                .filter(held -> held.by().kind() == seen.kind()
                        && now.isBefore(held.anomaly().firstSeen().plus(Duration.ofHours(1))))
                .toList();
        int most = seen.network().isPresent() ? MOST_NEW_NETWORKS : 1;
        Optional<Seen> again = recent.stream()
                .filter(held -> held.by().network().equals(seen.network()))
                .findFirst()
                .or(() -> recent.size() < most ? Optional.empty() : Optional.of(recent.get(0)));
        if (again.isPresent()) {
            KeyAnomaly held = again.get().anomaly();
            all.set(
                    all.indexOf(again.get()),
                    new Seen(
                            new KeyAnomaly(held.kind(), held.firstSeen(), now, held.count() + 1),
                            again.get().by()));
            return false;
        }
        all.add(0, new Seen(new KeyAnomaly(seen.kind(), now, now, 1), seen));
        if (all.size() > MOST_ANOMALIES) {
            all.remove(MOST_ANOMALIES);
        }
        return true;
    }

    @Override
    public synchronized List<KeyAnomaly> anomalies(TenantId tenant, ApiKeyId key) {
        return of(tenant, key).anomalies.stream().map(Seen::anomaly).toList();
    }

    @Override
    public synchronized void inherit(TenantId tenant, ApiKeyId from, ApiKeyId to) {
        of(tenant, to).requests = of(tenant, from).requests;
        of(tenant, to).networks.putAll(of(tenant, from).networks);
    }

    @Override
    public synchronized boolean toldDue(TenantId tenant, ApiKeyId key) {
        return of(tenant, key).toldDue;
    }

    @Override
    public synchronized void tellDue(TenantId tenant, ApiKeyId key) {
        of(tenant, key).toldDue = true;
    }
}
