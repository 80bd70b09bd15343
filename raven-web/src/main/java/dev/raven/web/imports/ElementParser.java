package dev.raven.web.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads JSON, and no element of it that is a large tree: a few bytes of text can be hundreds in memory. */
final class ElementParser extends JsonParserDelegate {
    /** Characters of an element at most. */
    static final long LONGEST = 4L << 20;
    /** Texts, numbers, lists and objects in an element at most. */
    static final int MOST_VALUES = 50_000;

    private final ElementText text;
    private boolean bounded;
    private long begin;
    private int values;

    ElementParser(InputStream body) throws IOException {
        this(new ElementText(body));
    }

    private ElementParser(ElementText text) throws IOException {
        super(Json.parser(text));
        this.text = text;
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        text.begin();
        JsonToken token = super.nextToken();
        if (bounded && token != null) {
            values += token.isScalarValue() || token.isStructStart() ? 1 : 0;
            if (values > MOST_VALUES || length() > LONGEST) {
                throw new TooLargeException();
            }
        }
        return token;
    }

    /** The value that begins here; empty, and passed, where it is too large. */
    Optional<JsonNode> element() throws IOException {
        int around = around();
        begin = currentTokenLocation().getCharOffset();
        values = 1;
        bounded = true;
        try {
            return Optional.of(Json.next(this));
        } catch (TooLargeException large) {
            bounded = false;
            passTo(around);
            return Optional.empty();
        } finally {
            bounded = false;
        }
    }

    /** Characters from the beginning of the element to here. */
    long length() {
        return currentLocation().getCharOffset() - begin;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        passTo(around());
        return this;
    }

    /** How deep that is in which a value begins here. */
    private int around() {
        int depth = getParsingContext().getNestingDepth();
        return currentToken().isStructStart() ? depth - 1 : depth;
    }

    private void passTo(int depth) throws IOException {
        while (getParsingContext().getNestingDepth() > depth) {
            nextToken();
        }
    }
}
