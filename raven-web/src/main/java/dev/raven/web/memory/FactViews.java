package dev.raven.web.memory;

import dev.raven.api.memory.FactView;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.FactId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.FoundFact;
import org.jspecify.annotations.Nullable;

/** Shows facts. */
final class FactViews {
    /** Rules and model read only what a user says of themselves. */
    private static final String SUBJECT = "user";

    private FactViews() {}

    static FactView of(FoundFact found) {
        return view(found.fact(), QueryViews.rounded(found.score()));
    }

    static FactView of(Fact fact) {
        return view(fact, null);
    }

    private static FactView view(Fact fact, @Nullable Double score) {
        return new FactView(
                fact.id().value(),
                SUBJECT,
                fact.attribute(),
                fact.value(),
                fact.text(),
                QueryViews.rounded(fact.confidence()),
                fact.validFrom(),
                fact.validTo().orElse(null),
                fact.supersededBy().map(FactId::value).orElse(null),
                fact.sources().stream().map(InteractionId::value).toList(),
                score);
    }
}
