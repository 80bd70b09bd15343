package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator sees all tenants, and shuts one out. */
@ExtendWith(Raven.class)
class PlatformTenantsIT {
    private static final int ALL = 100;

    private Api operator;
    private Tenant tenant;

    @BeforeEach
    void register(Api api, RavenServer server) {
        operator = server.operator();
        tenant = Tenant.register(api);
    }

    private Reply change(String status) {
        return operator.patch("platform/tenants/" + tenant.id(), Map.of("status", status));
    }

    @Test
    void aSuspendedTenantIsShutOutWithEachOfItsKeysUntilItIsResumed() {
        Api other = tenant.limitedTo("users:read");
        String user = tenant.user();
        assertThat(change("suspended").text("status")).isEqualTo("suspended");
        for (Api key : List.of(tenant.api(), other)) {
            Reply refused = key.get("users");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("tenant_suspended");
        }
        assertThat(change("active").text("status")).isEqualTo("active");
        assertThat(other.get("users/" + user).status()).isEqualTo(200);
    }

    @Test
    void whatWasDoneToATenantStandsInItsOwnLogAndInThePlatforms() {
        change("suspended");
        change("active");
        for (Api reader : List.of(tenant.api(), operator)) {
            for (String action : List.of("tenant.suspend", "tenant.resume")) {
                JsonNode event = reader.get("audit/events?target=" + tenant.id() + "&action=" + action)
                        .json()
                        .at("/events/0");
                assertThat(event.path("outcome").asText()).as(action).isEqualTo("success");
                assertThat(event.at("/actor/type").asText()).isEqualTo("operator");
            }
        }
    }

    @Test
    void allTenantsAreListedInPages() {
        int last = operator.get("platform/tenants").json().path("total").asInt();
        JsonNode page = operator.get("platform/tenants?limit=100&offset=" + Math.max(0, last - ALL))
                .json();
        assertThat(page.path("has_more").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(page.path("tenants").spliterator(), false))
                .filteredOn(one -> one.path("tenant_id").asText().equals(tenant.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.path("status").asText()).isEqualTo("active"));
    }

    @Test
    void whatIsNoTenantIsNotFound() {
        String nobody = new Ids(new SecureRandom()).tenant().value();
        for (String id : List.of(nobody, "ten_x", tenant.user())) {
            assertThat(operator.patch("platform/tenants/" + id, Map.of("status", "suspended"))
                            .status())
                    .isEqualTo(404);
        }
    }
}
