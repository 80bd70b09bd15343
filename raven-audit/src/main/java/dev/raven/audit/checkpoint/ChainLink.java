package dev.raven.audit.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What chains an event to the one before, as its own bytes say.
 *
 * @param sequence 0 where they say none
 * @param previousHash empty where they say none
 */
record ChainLink(long sequence, String previousHash) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads the fields of an event's bytes; what is no event says nothing. */
    static ChainLink of(byte[] event) {
        long sequence = 0;
        String previousHash = "";
        try (JsonParser json = JSON.createParser(event)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("sequence") && value == JsonToken.VALUE_NUMBER_INT) {
                    sequence = json.getLongValue();
                } else if (field.equals("previous_hash") && value == JsonToken.VALUE_STRING) {
                    previousHash = json.getText();
                }
                json.skipChildren();
            }
            return new ChainLink(sequence, previousHash);
        } catch (IOException noEvent) {
            return new ChainLink(0, "");
        }
    }

    /** SHA-256 of an event's bytes in lower-case hex: what the next event carries. */
    static String hash(byte[] event) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(event));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
