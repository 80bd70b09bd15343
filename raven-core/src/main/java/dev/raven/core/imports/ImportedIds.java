package dev.raven.core.imports;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.user.User;

/**
 * The ids of what one person is given from files of one format: always the same for the same thing, so that a file that is
 * imported again adds nothing, and nobody without the tenant's key can tell an id from the thing.
 */
final class ImportedIds {
    private static final String FIELD = "memory.import";
    private static final int BODY = 22;

    private final BlindIndex index;
    private final User user;
    private final ImportFormat format;

    ImportedIds(BlindIndex index, User user, ImportFormat format) {
        this.index = index;
        this.user = user;
        this.format = format;
    }

    ConversationId conversation(String source) {
        return new ConversationId(ConversationId.PREFIX + body("conversation", source));
    }

    InteractionId interaction(String source) {
        return new InteractionId(InteractionId.PREFIX + body("interaction", source));
    }

    private String body(String kind, String source) {
        String name = user.id() + "\n" + format.wireName() + "\n" + kind + "\n" + source;
        return index.of(user.tenant(), FIELD, name).substring(0, BODY);
    }
}
