package dev.raven.web.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.imports.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The elements of one JSON text as they come: of the array that it is, or of each array that is a field of the object that it
 * is. Never more than one of them is held.
 */
final class JsonElements {
    private static final String TOO_LARGE = "is larger than 4 MiB, or has more than 50,000 values; divide it";

    private final ElementParser parser;
    private final Map<String, String> texts = new HashMap<>();
    private boolean begun;
    private boolean inObject;
    private String field = "";
    private boolean inArray;
    private long number;

    private final Set<String> wanted;
    private final Set<String> noted;
    private boolean found;

    /**
     * @param wanted fields whose arrays the format has; the empty one is the whole
     * @param noted fields of the object whose texts are wanted
     */
    JsonElements(InputStream body, Set<String> wanted, Set<String> noted) throws IOException {
        this.wanted = wanted;
        this.noted = noted;
        this.parser = new ElementParser(body);
    }

    /**
     * An element.
     *
     * @param number from 1
     * @param field whose array it stands in; empty where the whole is one
     * @param read empty where it is too large
     * @param length in characters
     */
    record Element(long number, String field, Optional<JsonNode> read, long length) {

        /** @throws InvalidRequestException when it is too large */
        JsonNode content() {
            return read.orElseThrow(() -> InvalidRequestException.of("", TOO_LARGE));
        }
    }

    /** A noted field of the object that came so far. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** @throws BrokenFileException when no array came that the format has, be it an empty one */
    void requireFound(String why) throws BrokenFileException {
        if (!found) {
            throw new BrokenFileException(why);
        }
    }

    /**
     * The next element; empty at the end.
     *
     * @throws BrokenFileException when the text is no JSON, or something in it is larger than is read of an element
     */
    Optional<Element> next() throws IOException {
        try {
            begin();
            while (inArray || inObject) {
                if (inArray) {
                    if (parser.nextToken() != JsonToken.END_ARRAY) {
                        return Optional.of(new Element(++number, field, parser.element(), parser.length()));
                    }
                    inArray = false;
                } else {
                    field();
                }
            }
            if (parser.nextToken() != null) {
                throw new BrokenFileException("it goes on behind its end");
            }
            return Optional.empty();
        } catch (StreamConstraintsException strange) {
            throw new BrokenFileException(
                    "something in it is nested deeper than 64, or has a name or number that is too long");
        } catch (JsonProcessingException noJson) {
            throw new BrokenFileException("it is not well-formed JSON at line "
                    + noJson.getLocation().getLineNr() + ", column "
                    + noJson.getLocation().getColumnNr());
        }
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            JsonToken first = parser.nextToken();
            inArray = first == JsonToken.START_ARRAY;
            inObject = first == JsonToken.START_OBJECT;
            found = inArray && wanted.contains(field);
            if (first == null) {
                throw new BrokenFileException("it is empty");
            }
            if (!inArray && !inObject) {
                throw new BrokenFileException("it is neither a JSON object nor an array");
            }
        }
    }

    private void field() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            inObject = false;
            return;
        }
        field = parser.currentName();
        JsonToken value = parser.nextToken();
        inArray = value == JsonToken.START_ARRAY;
        found |= inArray && wanted.contains(field);
        if (noted.contains(field)) {
            note(value);
        }
        if (!inArray) {
            parser.skipChildren();
        }
    }

    private void note(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            texts.put(field, parser.getText());
        } else if (value != JsonToken.VALUE_NULL) {
            throw new BrokenFileException(field + " must be a text");
        }
    }
}
