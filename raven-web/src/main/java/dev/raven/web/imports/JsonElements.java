package dev.raven.web.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.imports.BrokenFileException;
import dev.raven.web.json.Json;
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
    private final ElementText text;
    private final JsonParser parser;
    private final Map<String, String> texts = new HashMap<>();
    private boolean begun;
    private boolean inObject;
    private String field = "";
    private boolean inArray;
    private long number;

    private final Set<String> noted;

    /** @param noted fields of the object whose texts are wanted */
    JsonElements(InputStream body, Set<String> noted) throws IOException {
        this.noted = noted;
        this.text = new ElementText(body);
        this.parser = Json.parser(text);
    }

    /**
     * An element.
     *
     * @param number from 1
     * @param field whose array it stands in; empty where the whole is one
     */
    record Element(long number, String field, JsonNode content) {}

    /** A noted field of the object that came before the elements, where it is a text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /**
     * The next element; empty at the end.
     *
     * @throws BrokenFileException when the text is no JSON, or an element is too large
     */
    Optional<Element> next() throws IOException {
        try {
            begin();
            while (inArray || inObject) {
                if (inArray) {
                    text.begin();
                    if (parser.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode content = Json.next(parser);
                        return Optional.of(new Element(++number, field, content));
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
            if (!inArray && !inObject) {
                throw new BrokenFileException("it is neither a JSON object nor an array");
            }
        }
    }

    private void field() throws IOException {
        text.begin();
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            inObject = false;
            return;
        }
        field = parser.currentName();
        JsonToken value = parser.nextToken();
        inArray = value == JsonToken.START_ARRAY;
        if (value == JsonToken.VALUE_STRING && noted.contains(field)) {
            texts.put(field, parser.getText());
        }
        if (!inArray) {
            parser.skipChildren();
        }
    }
}
