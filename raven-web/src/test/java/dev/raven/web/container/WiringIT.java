package dev.raven.web.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.OperatorKeys;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What CDI put together on the server: adapters behind their ports, and the audit around the services. */
@ExtendWith(ArquillianExtension.class)
class WiringIT {
    private static final RequestOrigin ORIGIN =
            new RequestOrigin("req_container", "POST", "/test", Optional.empty(), Optional.empty());

    @Inject
    Instance<MemoryStore> memories;

    @Inject
    Instance<OperatorKeys> operatorKeys;

    @Inject
    @Any
    Instance<StartupStep> steps;

    @Inject
    @Any
    Instance<ChecklistProbe> probes;

    @Inject
    RegistrationService registration;

    @Inject
    TenantService tenants;

    @Inject
    AuditStore audit;

    /** As it is built, but that libraries may bring servlets: the one that runs this test comes in one. */
    @Deployment
    static WebArchive war() throws IOException {
        WebArchive war = ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/raven.war"));
        String own = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        war.delete("/WEB-INF/web.xml");
        return war.setWebXML(new StringAsset(own.replace("<absolute-ordering/>", "")));
    }

    @Test
    void everyPortHasExactlyOneAdapter() {
        assertTrue(memories.isResolvable());
        assertTrue(operatorKeys.isResolvable());
        assertEquals(24, steps.stream().count());
        assertEquals(
                ChecklistRow.values().length - 3, // what is left to people
                probes.stream().map(ChecklistProbe::row).distinct().count());
    }

    @Test
    void anAuditedCallLeavesItsIntentAndItsOutcomeInTheLogOfItsTenant() {
        TenantId tenant = registration
                .register(
                        Caller.anonymous(ORIGIN),
                        new RegisterTenantRequest("Example", UUID.randomUUID() + "@example.com", null))
                .tenant()
                .id();
        Caller caller = new Caller(Optional.of(tenant), Optional.empty(), Optional.empty(), Set.of(), ORIGIN);
        tenants.update(caller, new UpdateTenantRequest("Renamed", null));
        List<String> events = audit.read(tenant, 1, 10).stream()
                .map(StoredAuditEvent::body)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .filter(event -> !event.contains("\"category\":\"key\""))
                .toList();
        assertEquals(2, events.size(), events.toString());
        assertTrue(events.get(0).contains("\"phase\":\"intent\""));
        assertTrue(events.get(1).contains("\"outcome\":\"success\""));
        assertTrue(events.stream().noneMatch(event -> event.contains("Renamed")));
    }
}
