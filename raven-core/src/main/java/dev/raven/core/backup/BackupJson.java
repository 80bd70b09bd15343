package dev.raven.core.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.raven.core.json.OwnTypes;

/** What is told of backups, as JSON on one line. */
final class BackupJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .typeFactory(OwnTypes.factory())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private BackupJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws UnusableBackupException when it has another shape */
    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException notOurs) {
            throw new UnusableBackupException("A list or manifest of a backup cannot be read; take another backup.");
        }
    }
}
