package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyRoomTest {
    private final Scene scene = new Scene();
    private final ApiKeys keys = ApiKeys.on(scene.node());
    private final Caller acme = scene.tenant();
    private final List<ApiKey> made = new ArrayList<>();

    @BeforeEach
    void fill() {
        while (scene.get(ApiKeyStore.class).count(acme.tenantId()) < ApiKeyRoom.MOST) {
            made.add(keys.create(acme, Scope.MEMORY_READ));
        }
    }

    @Test
    void aTenantHasNoMoreKeysThanCanBeListedAtOnce() {
        assertThat(ApiKeys.refusal(() -> keys.create(acme, Scope.MEMORY_READ))).hasValue(ProblemCode.QUOTA_EXCEEDED);
        assertThat(ApiKeys.refusal(() -> keys.rotate(acme, made.get(0), 0))).hasValue(ProblemCode.QUOTA_EXCEEDED);
        assertThat(ApiKeys.refusal(() -> keys.create(scene.tenant(), Scope.MEMORY_READ)))
                .isEmpty();
    }

    @Test
    void onlyKeysThatEndedLongAgoMakeRoom() {
        keys.revoke(acme, made.get(0));
        scene.clock().advance(ApiKeyRoom.KEPT);
        assertThat(ApiKeys.refusal(() -> keys.create(acme, Scope.MEMORY_READ))).hasValue(ProblemCode.QUOTA_EXCEEDED);
        scene.clock().advance(Duration.ofSeconds(1));
        keys.create(acme, Scope.MEMORY_READ);
        assertThat(scene.get(ApiKeyStore.class)
                        .find(acme.tenantId(), made.get(0).stored().id()))
                .isEmpty();
        assertThat(keys.find(acme, made.get(1)).stored()).isEqualTo(made.get(1).stored());
    }
}
