package dev.raven.audit.sink;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.Rollback;
import dev.raven.core.id.TenantId;
import dev.raven.core.json.OwnTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a file: how far each log has come, so that the newest file alone tells whether Redis went back; and what
 * the file before held, so that it can be held to it.
 *
 * @param version of this form
 * @param begunAt when the file was begun, to the second
 * @param previous the file before; absent in the first
 * @param accepted where the file was begun because a rollback was accepted: of each log, which events are lost
 * @param logs how far each log has come, by its id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FileHeader(
        @JsonProperty("raven_audit_copy") int version,
        String begunAt,
        @Nullable Previous previous,
        @Nullable List<Loss> accepted,
        List<Place> logs) {
    /** Whoever reads the files may bound their lines: these have half a MiB. */
    private static final int LOGS_A_LINE = 3000;

    private static final ObjectMapper JSON =
            JsonMapper.builder().typeFactory(OwnTypes.factory()).build();
    private static final byte[] BEGINNING = "{\"raven_audit_copy\":".getBytes(StandardCharsets.US_ASCII);

    FileHeader { // whoever may write to the files may leave things out
        logs = logs == null ? List.of() : List.copyOf(logs);
        accepted = accepted == null ? null : List.copyOf(accepted);
    }

    /** A file as it was when it was closed. */
    record Previous(String file, String sha256) {}

    /** How far a log has come. */
    record Place(String log, long sequence, String hash, long checkpoint) {
        Place {
            new TenantId(log); // refuses what is none
            Objects.requireNonNull(hash);
        }

        static Place of(TenantId log, CopyHead head) {
            return new Place(log.value(), head.event().sequence(), head.event().hash(), head.checkpoint());
        }

        TenantId tenant() {
            return new TenantId(log);
        }

        CopyHead head() {
            return new CopyHead(new AuditHead(sequence, hash), checkpoint);
        }
    }

    /** Events that were copied, and are no more. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Loss(String log, long from, long to) {
        Loss {
            new TenantId(log); // refuses what is none
        }

        TenantId tenant() {
            return new TenantId(log);
        }

        boolean covers(long sequence) {
            return from <= sequence && sequence <= to;
        }
    }

    /** Everything that a file begins with: one header, or several where the logs are too many for a line. */
    static List<FileHeader> of(Instant begunAt, Optional<Previous> previous, List<Rollback> accepted, CopyHeads heads) {
        String time = begunAt.truncatedTo(ChronoUnit.SECONDS).toString();
        List<Place> logs = heads.logs().stream()
                .sorted(Comparator.comparing(TenantId::value))
                .map(log -> Place.of(log, heads.of(log)))
                .toList();
        List<FileHeader> headers = new ArrayList<>();
        headers.add(new FileHeader(1, time, previous.orElse(null), losses(accepted), part(logs, 0)));
        for (int from = LOGS_A_LINE; from < logs.size(); from += LOGS_A_LINE) {
            headers.add(new FileHeader(1, time, null, null, part(logs, from)));
        }
        return headers;
    }

    private static @Nullable List<Loss> losses(List<Rollback> accepted) {
        return accepted.isEmpty()
                ? null
                : accepted.stream()
                        .map(one -> new Loss(
                                one.log().value(), one.lostFrom(), one.copied().sequence()))
                        .toList();
    }

    private static List<Place> part(List<Place> logs, int from) {
        return logs.subList(from, Math.min(logs.size(), from + LOGS_A_LINE));
    }

    static boolean isOne(byte[] line) {
        return line.length > BEGINNING.length
                && Arrays.equals(line, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** @throws JsonProcessingException when the line is not one */
    static FileHeader read(byte[] line) throws JsonProcessingException {
        return JSON.readValue(new String(line, StandardCharsets.UTF_8), FileHeader.class);
    }

    byte[] line() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was accepted as lost when the file was begun. */
    List<Loss> acceptances() {
        return accepted == null ? List.of() : accepted;
    }
}
