package dev.raven.web.usage;

import dev.raven.api.usage.ApiKeyUsageView;
import dev.raven.api.usage.DayUseView;
import dev.raven.api.usage.KeyAnomalyView;
import dev.raven.core.usage.DayUse;
import dev.raven.core.usage.KeyAnomaly;
import dev.raven.core.usage.KeyUsage;
import java.util.TreeMap;

/** The usage of API keys as a client sees it. */
final class ApiKeyUsageViews {
    private ApiKeyUsageViews() {}

    static ApiKeyUsageView of(KeyUsage usage) {
        return new ApiKeyUsageView(
                usage.key().value(),
                usage.days().stream().mapToLong(DayUse::requests).sum(),
                usage.days().stream().mapToLong(DayUse::denied).sum(),
                usage.days().stream().map(ApiKeyUsageViews::of).toList(),
                usage.anomalies().stream().map(ApiKeyUsageViews::of).toList());
    }

    private static DayUseView of(DayUse day) {
        return new DayUseView(
                day.day().toString(),
                day.requests(),
                new TreeMap<>(day.denials()),
                new TreeMap<>(day.routes()),
                day.networks());
    }

    private static KeyAnomalyView of(KeyAnomaly anomaly) {
        return new KeyAnomalyView(anomaly.kind().wireName(), anomaly.firstSeen(), anomaly.lastSeen(), anomaly.count());
    }
}
