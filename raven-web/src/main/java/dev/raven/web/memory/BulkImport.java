package dev.raven.web.memory;

import dev.raven.api.memory.BulkIngestView;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.LinePace;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.memory.BulkOutcome;
import dev.raven.web.json.Json;
import dev.raven.web.problem.FaultMapper;
import dev.raven.web.problem.Problem;
import dev.raven.web.request.BodyIncompleteException;
import dev.raven.web.request.BodyTooLargeException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One bulk request. The lines that one read brings are stored together and answered before the next read, so a client that
 * does not take its answers is not read from either.
 */
final class BulkImport {
    private final BulkLines lines;
    private final Caller caller;
    private final String requestId;
    private final Optional<String> key;
    /** Why nothing more is tried: what fails for one line for want of a service would fail for each. */
    private Optional<Problem> away = Optional.empty();

    BulkImport(BulkLines lines, Caller caller, String requestId, Optional<String> key) {
        this.lines = lines;
        this.caller = caller;
        this.requestId = requestId;
        this.key = key;
    }

    void run(LineStream body, OutputStream out) throws IOException {
        try {
            List<LineStream.Line> came = body.next();
            while (!came.isEmpty()) {
                write(answer(came), out);
                came = body.next();
            }
        } catch (BodyTooLargeException | BodyIncompleteException broken) {
            write(List.of(refused(body.number(), FaultMapper.problem(broken))), out);
        }
    }

    /** In the order of the lines; blank ones are passed over, and those are refused that got no token of the rate limit. */
    private List<BulkIngestView> answer(List<LineStream.Line> came) {
        List<LineStream.Line> written =
                came.stream().filter(line -> !line.blank()).toList();
        if (written.isEmpty()) {
            return List.of();
        }
        try {
            LinePace.Paced paced = lines.paced(caller, written.size());
            List<BulkIngestView> results = new ArrayList<>(ingest(written.subList(0, paced.lines())));
            if (paced.lines() < written.size()) {
                Problem problem = Problem.of(paced.narrowest().refusal());
                results.addAll(refused(written.subList(paced.lines(), written.size()), problem));
            }
            return results;
        } catch (UnavailableException unknown) {
            return refused(written, Problem.of(unknown));
        }
    }

    private List<BulkIngestView> ingest(List<LineStream.Line> written) {
        List<BulkIngestView> results = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<BulkLine> good = new ArrayList<>();
        for (LineStream.Line line : written) {
            try {
                good.add(lines.read(line, key));
                numbers.add(line.number());
            } catch (RavenException refusal) {
                results.add(refused(line.number(), Problem.of(refusal)));
            }
        }
        results.addAll(store(numbers, good));
        results.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return results;
    }

    private List<BulkIngestView> store(List<Integer> numbers, List<BulkLine> good) {
        Optional<Problem> failed = away;
        List<BulkOutcome> outcomes = List.of();
        if (failed.isEmpty() && !good.isEmpty()) {
            try {
                outcomes = lines.store(caller, good);
            } catch (UnavailableException unavailable) {
                away = Optional.of(Problem.of(unavailable));
                failed = away;
            } catch (RuntimeException fault) {
                failed = Optional.of(FaultMapper.problem(fault));
            }
        }
        List<BulkIngestView> results = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            results.add(
                    failed.isPresent()
                            ? refused(numbers.get(i), failed.get())
                            : result(numbers.get(i), outcomes.get(i)));
        }
        return results;
    }

    private BulkIngestView result(int number, BulkOutcome outcome) {
        return switch (outcome) {
            case BulkOutcome.Stored stored ->
                new BulkIngestView(number, true, stored.ingested().id().value(), null);
            case BulkOutcome.Refused refused -> refused(number, Problem.of(refused.why()));
        };
    }

    private List<BulkIngestView> refused(List<LineStream.Line> refused, Problem problem) {
        return refused.stream().map(line -> refused(line.number(), problem)).toList();
    }

    private BulkIngestView refused(int number, Problem problem) {
        return new BulkIngestView(number, false, null, problem.view(requestId));
    }

    private static void write(List<BulkIngestView> results, OutputStream out) throws IOException {
        for (BulkIngestView result : results) {
            out.write(Json.write(result));
            out.write('\n');
        }
        out.flush();
        out.flush(); // the first one of an answer is passed over by Open Liberty
    }
}
