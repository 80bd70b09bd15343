package dev.raven.core.fact;

import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads claims out of what a user said: by rules at once, and by a model, where there is one, later. */
@Singleton
public class ClaimReader {
    private static final Logger LOG = System.getLogger(ClaimReader.class.getName());

    private final ModelReader model;
    private final Ids ids;

    @Inject
    ClaimReader(FactModel model, Ids ids) {
        this.model = new ModelReader(model);
        this.ids = ids;
    }

    /** What rules find in a message. A message that a rule cannot cope with has no claims, and keeps no other back. */
    public Claims byRules(String message, Instant said) {
        try {
            return new Claims(named(Rules.read(message, said)), false);
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.WARNING, "the rules for facts failed on a message: " + unforeseen.getClass());
            return Claims.NONE;
        }
    }

    /** Whether there is a model to ask. */
    public boolean hasModel() {
        return model.available();
    }

    /**
     * What a model finds besides; the same as before where it gives no answer that can be read. Slow: never on the path of a
     * request.
     *
     * @throws ModelUnavailableException when the model does not answer at all
     */
    public Claims byModel(String message, Claims known) {
        return known.settled()
                ? known
                : model.read(message).map(found -> together(known, found)).orElse(known);
    }

    private Claims together(Claims known, List<Statement> found) {
        List<Statement> further = found.stream()
                .filter(statement -> known.made().stream()
                        .noneMatch(claim -> claim.statement().agreesWith(statement)))
                .toList();
        return new Claims(
                Stream.concat(known.made().stream(), named(further).stream()).toList(), true);
    }

    private List<Claim> named(List<Statement> statements) {
        return statements.stream()
                .map(statement -> new Claim(ids.fact(), statement))
                .toList();
    }
}
