package dev.raven.web.checklist;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.web.port.OwnPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for what is no part of the API, without a key. A port that is silent has refused nothing. */
@Singleton
class ExposedEndpointsProbe implements ChecklistProbe {
    private static final String HEALTH = "/health/ready";
    private static final List<String> PATHS = List.of(HEALTH, "/openapi", "/metrics", "/api/v1/application.wadl");

    private final OwnPort port;

    @Inject
    ExposedEndpointsProbe(OwnPort port) {
        this.port = port;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.EXPOSED_ENDPOINTS;
    }

    @Override
    public Finding look(TenantId owner) {
        if (!port.isKnown()) {
            return Finding.manual(
                    "RAVEN_HTTP_PORT is not set, so the server does not know what is answered at its port.");
        }
        List<String> shown = new ArrayList<>();
        for (String path : PATHS) {
            Optional<OwnPort.Answer> answer = port.answer(path);
            if (answer.isEmpty()) {
                return Finding.fail("The server does not answer on its own port.");
            }
            answer.filter(said -> isShown(path, said)).ifPresent(said -> shown.add(path));
        }
        return shown.isEmpty()
                ? Finding.pass("None of " + String.join(", ", PATHS) + " is answered without a key.")
                : exposed(shown);
    }

    private Finding exposed(List<String> shown) {
        String seen = "Answered without a key at the port of the API: " + String.join(", ", shown) + ".";
        return port.isInside()
                ? Finding.manual(seen + " It is open to this machine alone; what a proxy passes on is not known here.")
                : Finding.fail(seen + " It is open to more than this machine.");
    }

    /** One that says it is not well is shown, too; of health, a word alone tells nothing that a load balancer must not know. */
    private static boolean isShown(String path, OwnPort.Answer answer) {
        return (answer.status() / 100 == 2 || answer.status() == 503)
                && (!path.equals(HEALTH) || answer.text().contains("\"checks\""));
    }
}
