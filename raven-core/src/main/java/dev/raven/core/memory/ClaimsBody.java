package dev.raven.core.memory;

import dev.raven.core.fact.Claim;
import dev.raven.core.fact.Claims;
import dev.raven.core.fact.Statement;
import dev.raven.core.id.FactId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sealed of an interaction's claims, with the interaction: what removes the one removes the other. */
record ClaimsBody(List<Made> made, boolean settled) {

    /** One claim. */
    record Made(
            String factId,
            String attribute,
            String value,
            String text,
            double confidence,
            boolean ends,
            @Nullable Instant from,
            @Nullable Instant to) {

        static Made of(Claim claim) {
            Statement said = claim.statement();
            return new Made(
                    claim.id().value(),
                    said.attribute(),
                    said.value(),
                    said.text(),
                    said.confidence(),
                    said.ends(),
                    said.from().orElse(null),
                    said.to().orElse(null));
        }

        Claim claim() {
            return new Claim(
                    new FactId(factId),
                    new Statement(
                            attribute,
                            value,
                            text,
                            confidence,
                            ends,
                            Optional.ofNullable(from),
                            Optional.ofNullable(to)));
        }
    }

    static ClaimsBody of(Claims claims) {
        return new ClaimsBody(claims.made().stream().map(Made::of).toList(), claims.settled());
    }

    /** A block written before there were facts has none. */
    static Claims claims(@Nullable ClaimsBody body) {
        return body == null
                ? Claims.NONE
                : new Claims(body.made().stream().map(Made::claim).toList(), body.settled());
    }
}
