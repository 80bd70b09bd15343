package dev.raven.core.access;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.usage.KeyUsage;
import dev.raven.core.usage.UsageStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What a tenant's administrator is told of how an API key is used. */
@Singleton
public class ApiKeyUsageService {
    private final ApiKeyStore keys;
    private final KeyGrants grants;
    private final UsageStore usage;
    private final Clock clock;

    @Inject
    ApiKeyUsageService(ApiKeyStore keys, KeyGrants grants, UsageStore usage, Clock clock) {
        this.keys = keys;
        this.grants = grants;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * How a key was used, some seconds late.
     *
     * @param days 1 to 90, today with them
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such key
     * @throws dev.raven.api.problem.ForbiddenException for a scope of the key that the caller does not hold
     */
    @Audited(value = "api_key.usage", category = AuditCategory.DATA_READ)
    public KeyUsage find(Caller caller, @Recorded Optional<ApiKeyId> id, int days) {
        StoredApiKey key =
                id.flatMap(known -> keys.find(caller.tenantId(), known)).orElseThrow(ApiKeyRotation::notFound);
        grants.rules(caller).requireAllScopesOf(key.reach());
        return new KeyUsage(
                key.id(),
                usage.days(caller.tenantId(), key.id(), last(days)),
                usage.anomalies(caller.tenantId(), key.id()));
    }

    private List<LocalDate> last(int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return today.minusDays(days - 1L).datesUntil(today.plusDays(1)).toList();
    }
}
