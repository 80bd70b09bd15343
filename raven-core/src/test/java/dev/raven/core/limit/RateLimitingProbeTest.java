package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.TenantDirectory;
import org.junit.jupiter.api.Test;

class RateLimitingProbeTest {
    private final Scene scene = new Scene();

    private Status of(LimitSettings settings, TenantId owner) {
        return new RateLimitingProbe(settings, scene.get(TenantDirectory.class))
                .look(owner)
                .status();
    }

    private Status ofTheServer(int failures, int registrations, int ceiling) {
        return of(new LimitSettings(5, failures, registrations, ceiling), TenantId.PLATFORM);
    }

    @Test
    void limitsThatAreNoneFail() {
        assertThat(ofTheServer(30, 60, 6_000)).isEqualTo(Status.PASS);
        assertThat(ofTheServer(30, 60, 10_000_000)).isEqualTo(Status.WARN);
        assertThat(ofTheServer(1_000_000, 60, 6_000)).isEqualTo(Status.FAIL);
        assertThat(ofTheServer(30, 1_000_000, 6_000)).isEqualTo(Status.FAIL);
    }

    @Test
    void aTenantThatLimitsItsKeysToNothingFailsUnlessTheServerHoldsThem() {
        Caller caller = scene.tenant();
        LimitSettings open = new LimitSettings(5, 30, 60, 10_000_000);
        assertThat(of(open, caller.tenantId())).isEqualTo(Status.PASS);
        scene.settings(caller, wild());
        assertThat(of(open, caller.tenantId())).isEqualTo(Status.FAIL);
        assertThat(of(new LimitSettings(5, 30, 60, 6_000), caller.tenantId())).isEqualTo(Status.PASS);
    }

    private static TenantSettingsPatch wild() {
        return new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, 10_000_000, null, null, null);
    }
}
