package dev.raven.core.fact;

import dev.raven.core.id.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Reads claims out of what a user said: by rules at once, and by a model, where there is one, later. */
@Singleton
public class ClaimReader {
    private final ModelReader model;
    private final Ids ids;

    @Inject
    ClaimReader(FactModel model, Ids ids) {
        this.model = new ModelReader(model);
        this.ids = ids;
    }

    /** What rules find in a message. */
    public Claims byRules(String message, Instant said) {
        return new Claims(named(Rules.read(message, said)), false);
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
