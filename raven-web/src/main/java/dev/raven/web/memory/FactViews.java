package dev.raven.web.memory;

import dev.raven.api.memory.FactView;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.FactId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.FoundFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows facts. */
public final class FactViews {
    /** Rules and model read only what a user says of themselves. */
    private static final String SUBJECT = "user";
    /** Sources that are shown, as some things are said in every message. */
    private static final int MOST_SOURCES = 100;

    private FactViews() {}

    static FactView of(FoundFact found) {
        return view(found.fact(), QueryViews.rounded(found.score()));
    }

    public static FactView of(Fact fact) {
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
                newest(fact.sources()).stream().map(InteractionId::value).toList(),
                fact.sources().size(),
                score);
    }

    private static List<InteractionId> newest(List<InteractionId> sources) {
        return sources.subList(Math.max(0, sources.size() - MOST_SOURCES), sources.size());
    }
}
