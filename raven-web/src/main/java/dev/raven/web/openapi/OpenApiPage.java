package dev.raven.web.openapi;

import dev.raven.web.management.ManagementPage;
import dev.raven.web.management.Page;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code /openapi}: YAML, or JSON where the client asks for {@code application/json}. */
@Singleton
public class OpenApiPage implements ManagementPage {
    private final OpenApi document = OpenApi.read();

    @Inject
    OpenApiPage() {}

    @Override
    public String path() {
        return "/openapi";
    }

    @Override
    public Optional<Page> page(String below, String accept) {
        if (!below.isEmpty()) {
            return Optional.empty();
        }
        boolean json = accept.contains("application/json");
        return Optional.of(Page.ok(
                (json ? "application/json" : "application/yaml") + "; charset=utf-8",
                json ? document.json() : document.yaml()));
    }
}
