package dev.raven.core.usage;

import dev.raven.core.id.ApiKeyId;
import java.util.List;

/**
 * How an API key was used, and what was strange about it.
 *
 * @param days all that were asked for, also those without a request, oldest first
 * @param anomalies newest first
 */
public record KeyUsage(ApiKeyId key, List<DayUse> days, List<KeyAnomaly> anomalies) {
    public KeyUsage {
        days = List.copyOf(days);
        anomalies = List.copyOf(anomalies);
    }
}
