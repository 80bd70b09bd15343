package dev.raven.core.sealing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import dev.raven.core.json.OwnTypes;
import dev.raven.core.key.KeyRing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Seals values as JSON under their subject's key, and opens them again. The one way from plain to stored and back. */
@Singleton
public class SealedJson {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(whateverWasSealed())
                    .build())
            .typeFactory(OwnTypes.factory())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final KeyRing keys;
    private final RandomGenerator random;
    private final RecordCipher cipher;

    @Inject
    SealedJson(KeyRing keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
        this.cipher = new RecordCipher(random);
    }

    /** Opens what is sealed under keys of another storage than the one that serves. */
    public static SealedJson over(KeyRing keys, RandomGenerator random) {
        return new SealedJson(keys, random);
    }

    /**
     * Seals a value.
     *
     * @throws dev.raven.core.key.NoKeyException when the subject has no key
     */
    public Sealed seal(RecordContext context, Object value) {
        return seal(keys.active(context.subject()), context, value);
    }

    private Sealed seal(SealKey key, RecordContext context, Object value) {
        byte[] plain = write(value);
        try {
            return cipher.seal(key, context, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens what was sealed in the same context.
     *
     * @throws dev.raven.core.key.NoKeyException when the subject has no key
     * @throws IntegrityException when the record was altered or moved
     */
    public <T> T open(RecordContext context, Sealed sealed, Class<T> type) {
        int version = RecordCipher.keyVersion(sealed);
        return open(keys.version(context.subject(), version), context, sealed, type);
    }

    /**
     * Seals and opens a value under a key that is drawn for it and forgotten, which nothing else could tell from the real
     * thing: so that the JVM has compiled both before somebody waits.
     */
    @SuppressWarnings("unchecked")
    public <T> T rehearse(T value) {
        Ids ids = new Ids(random);
        RecordContext context = new RecordContext(
                new Subject.User(ids.tenant(), ids.user()),
                RecordKind.BLOCK,
                ids.interaction().value());
        try (KeyMaterial drawn = KeyMaterial.random(random)) {
            SealKey key = new SealKey(ids.key(), 1, drawn);
            return open(key, context, seal(key, context, value), (Class<T>) value.getClass());
        }
    }

    private <T> T open(SealKey key, RecordContext context, Sealed sealed, Class<T> type) {
        byte[] plain = cipher.open(key, context, sealed);
        try {
            return JSON.readValue(plain, type);
        } catch (IOException notThisShape) {
            throw new IllegalStateException("a sealed " + type.getSimpleName() + " has another shape");
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Whether a record of the subject was sealed under an older version of its key than seals now, as far as is known here. */
    public boolean isStale(Subject subject, Sealed sealed) {
        return RecordCipher.keyVersion(sealed) < keys.activeVersion(subject);
    }

    /** A number may be written longer than it came, and what was let in must open again: only what came is bounded. */
    private static StreamReadConstraints whateverWasSealed() {
        return StreamReadConstraints.builder()
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " cannot be sealed as JSON");
        }
    }
}
