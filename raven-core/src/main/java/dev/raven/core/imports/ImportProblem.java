package dev.raven.core.imports;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.RavenException;

/**
 * Why something of a file was not taken in.
 *
 * @param place where it stands: a line from 1, or the number of the element
 * @param field that is wrong; empty where it is the whole
 * @param detail what is wrong and the mend; never what stands in the file
 */
public record ImportProblem(long place, String field, String detail) {

    public static ImportProblem of(long place, RavenException refusal) {
        if (refusal instanceof InvalidRequestException invalid
                && !invalid.errors().isEmpty()) {
            FieldError first = invalid.errors().get(0);
            return new ImportProblem(place, first.field(), first.message());
        }
        return new ImportProblem(place, "", String.valueOf(refusal.getMessage()));
    }
}
