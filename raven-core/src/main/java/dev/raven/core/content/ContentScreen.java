package dev.raven.core.content;

import dev.raven.core.id.TenantId;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Applies each tenant's content policy to what is about to be stored. */
@Singleton
public class ContentScreen {
    private final TenantDirectory tenants;
    private final ContentScanner scanner;

    @Inject
    ContentScreen(TenantDirectory tenants, ContentSettings settings) {
        this.tenants = tenants;
        this.scanner = new ContentScanner(settings.contacts());
    }

    /** Begins with the texts of one thing. */
    public Screening begin(TenantId tenant) {
        return new Screening(tenants.settings(tenant).contentPolicy(), scanner);
    }
}
