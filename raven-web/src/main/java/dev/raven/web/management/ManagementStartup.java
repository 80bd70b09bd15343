package dev.raven.web.management;

import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Opens the management listener before all that may take long, so that somebody answers while the rest starts. */
@Singleton
class ManagementStartup implements StartupStep {
    private static final Logger LOG = System.getLogger(ManagementStartup.class.getName());

    private final ManagementSettings settings;
    private final Instance<ManagementPage> pages;
    private Optional<ManagementListener> listener = Optional.empty();

    @Inject
    ManagementStartup(ManagementSettings settings, @Any Instance<ManagementPage> pages) {
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void run() {
        listener = settings.address().map(address -> ManagementListener.open(address, pages));
        listener.ifPresentOrElse(
                open -> LOG.log(Level.INFO, "Health, metrics and the API's description are at " + open.url() + "."),
                () -> LOG.log(Level.INFO, "RAVEN_MANAGEMENT_ADDRESS=off: there is no management listener."));
    }

    @PreDestroy
    void close() {
        listener.ifPresent(ManagementListener::close);
    }
}
