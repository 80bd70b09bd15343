package dev.raven.api.usage;

import java.util.List;

/**
 * How an API key was used, some seconds late.
 *
 * @param requests of all these days, refused ones, too
 * @param denials how many of them were refused
 * @param days oldest first, today last
 * @param anomalies newest first, at most 20
 */
public record ApiKeyUsageView(
        String keyId, long requests, long denials, List<DayUseView> days, List<KeyAnomalyView> anomalies) {}
