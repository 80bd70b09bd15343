package dev.raven.web.conversation;

import dev.raven.api.memory.InteractionListView;
import dev.raven.api.memory.InteractionView;
import dev.raven.core.memory.Interaction;
import dev.raven.core.memory.Said;
import dev.raven.core.page.Page;

/** Shows what was said. */
public final class InteractionViews {
    private InteractionViews() {}

    static InteractionListView of(Page<Said> said) {
        Page<InteractionView> page = said.map(InteractionViews::of);
        return new InteractionListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    public static InteractionView of(Said said) {
        Interaction interaction = said.interaction();
        return new InteractionView(
                interaction.id().value(),
                interaction.conversation().value(),
                interaction.userMessage(),
                interaction.agentResponse(),
                interaction.metadata(),
                interaction.occurredAt(),
                interaction.createdAt(),
                said.consolidated() ? "episodic" : "core",
                interaction.marks().kinds());
    }
}
