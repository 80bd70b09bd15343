package dev.raven.audit.verifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.VerifierKey;
import dev.raven.core.audit.AuditFinding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a result, to people or to programs. */
final class Report {
    private final PrintStream out;
    private final Instant at;

    /** @param at when the age of checkpoints is taken */
    Report(PrintStream out, Instant at) {
        this.out = out;
        this.at = at;
    }

    void text(Result result) {
        line("Log        %s", result.log());
        line("Events     %,d read and hashed again, %,d to %,d", result.events(), result.from(), result.to());
        line("Signed     %s", signed(result));
        result.remarks().forEach(remark -> line("Note       %s", remark));
        long count = result.findings().count();
        line(
                "Result     %s",
                count == 0
                        ? result.whole()
                                ? "VERIFIED. Nothing was changed, dropped, inserted or moved."
                                : "VERIFIED. Each of these events is one that was signed."
                        : String.format(
                                Locale.ROOT,
                                "NOT VERIFIED. %s wrong:",
                                count == 1 ? "1 thing is" : count + " things are"));
        result.findings().list().forEach(this::finding);
        if (count > result.findings().list().size()) {
            line("  and %,d more.", count - result.findings().list().size());
        }
    }

    void json(Result result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, result);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        out.println(text);
    }

    private void finding(AuditFinding finding) {
        line("  %-16s at %,d: %s", finding.fault().wireName(), finding.sequence(), finding.detail());
    }

    private String signed(Result result) {
        return result.checkpoints()
                .newest()
                .map(newest -> String.format(
                        Locale.ROOT,
                        "%s, by %s; the newest of %,d checkpoints is of %s (%s old)",
                        result.proven() == 0
                                ? "no event shown to be"
                                : String.format(Locale.ROOT, "up to event %,d", result.proven()),
                        signers(result),
                        result.checkpoints().count(),
                        newest.time(),
                        age(newest)))
                .orElse("no valid checkpoint");
    }

    private static String signers(Result result) {
        return result.checkpoints().newestSigners().stream()
                .map(key -> key.name() + "+" + key.id())
                .collect(Collectors.joining(" and "));
    }

    private String age(Checkpoint newest) {
        Duration age = Duration.between(newest.time(), at);
        return age.toHours() < 2
                ? Math.max(0, age.toMinutes()) + " minutes"
                : age.toDays() < 2 ? age.toHours() + " hours" : age.toDays() + " days";
    }

    private static void write(JsonGenerator json, Result result) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("verified", result.verified());
        json.writeStringField("log", result.log());
        json.writeNumberField("events", result.events());
        json.writeNumberField("from", result.from());
        json.writeNumberField("to", result.to());
        json.writeNumberField("proven_to", result.proven());
        json.writeNumberField("checkpoints", result.checkpoints().count());
        if (result.checkpoints().newest().isPresent()) {
            Checkpoint newest = result.checkpoints().newest().get();
            json.writeNumberField("newest_checkpoint_size", newest.size());
            json.writeStringField("newest_checkpoint_at", newest.time().toString());
        }
        json.writeArrayFieldStart("signed_by");
        for (VerifierKey key : result.checkpoints().newestSigners()) {
            json.writeString(key.name() + "+" + key.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("remarks");
        for (String remark : result.remarks()) {
            json.writeString(remark);
        }
        json.writeEndArray();
        json.writeNumberField("findings_count", result.findings().count());
        json.writeArrayFieldStart("findings");
        for (AuditFinding finding : result.findings().list()) {
            json.writeStartObject();
            json.writeStringField("fault", finding.fault().wireName());
            json.writeNumberField("sequence", finding.sequence());
            json.writeStringField("detail", finding.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
