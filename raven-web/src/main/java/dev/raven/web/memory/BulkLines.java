package dev.raven.web.memory;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.PayloadTooLargeException;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.LinePace;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.memory.BulkOutcome;
import dev.raven.core.memory.BulkService;
import dev.raven.web.json.Json;
import dev.raven.web.problem.Violations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of a bulk request, each as strictly as a request of its own, and has them stored. */
@Singleton
public class BulkLines {
    private final BulkService service;
    private final Validator validator;
    private final LinePace pace;

    @Inject
    BulkLines(BulkService service, Validator validator, LinePace pace) {
        this.service = service;
        this.validator = validator;
        this.pace = pace;
    }

    /** Has lines wait for their tokens: which of them may go on. */
    LinePace.Paced paced(Caller caller, int lines) {
        return pace.take(caller, lines);
    }

    /** @throws dev.raven.api.problem.RavenException when this line is refused */
    BulkLine read(LineStream.Line line, Optional<String> key) {
        if (line.tooLong()) {
            throw new PayloadTooLargeException(LineStream.LONGEST);
        }
        IngestRequest request = Json.read(line.content(), IngestRequest.class);
        Set<ConstraintViolation<IngestRequest>> broken = validator.validate(request);
        if (!broken.isEmpty()) {
            throw Violations.refusal(broken);
        }
        return new BulkLine(
                request,
                key.map(sent -> new BulkLine.Name(
                        sent, line.number(), new String(line.content(), StandardCharsets.ISO_8859_1))));
    }

    List<BulkOutcome> store(Caller caller, List<BulkLine> lines) {
        return service.ingest(caller, lines);
    }
}
