package dev.raven.core.auditor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.json.OwnTypes;
import java.util.Optional;

/** A verdict as the job that came to it keeps it. */
final class VerdictText {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .typeFactory(OwnTypes.factory())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private VerdictText() {}

    static String of(AuditVerdict verdict) {
        try {
            return JSON.writeValueAsString(verdict);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a verdict cannot be written as JSON", impossible);
        }
    }

    /** Empty as long as there is none. */
    static Optional<AuditVerdict> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text, AuditVerdict.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept verdict cannot be read", impossible);
        }
    }
}
