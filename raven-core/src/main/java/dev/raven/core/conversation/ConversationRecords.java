package dev.raven.core.conversation;

import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The profiles of conversations, sealed under their users' keys. */
@Singleton
class ConversationRecords implements SealedRecords {
    private final ConversationVault vault;

    @Inject
    ConversationRecords(ConversationVault vault) {
        this.vault = vault;
    }

    @Override
    public int reseal(Subject subject, int most) {
        return subject instanceof Subject.User of ? vault.reseal(of.tenant(), of.user(), most) : 0;
    }
}
