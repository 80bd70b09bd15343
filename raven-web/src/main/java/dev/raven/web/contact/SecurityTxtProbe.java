package dev.raven.web.contact;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks whether anybody is named to whom weaknesses are told. */
@Singleton
class SecurityTxtProbe implements ChecklistProbe {
    private final SecurityTxtSettings settings;

    @Inject
    SecurityTxtProbe(SecurityTxtSettings settings) {
        this.settings = settings;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.SECURITY_TXT;
    }

    @Override
    public Finding look(TenantId owner) {
        int contacts = settings.contacts().size();
        return contacts == 0
                ? Finding.warn("RAVEN_SECURITY_CONTACT names nobody, so there is no " + SecurityTxt.PATH + ".")
                : Finding.pass(SecurityTxt.PATH + " names " + contacts + (contacts == 1 ? " address." : " addresses."));
    }
}
