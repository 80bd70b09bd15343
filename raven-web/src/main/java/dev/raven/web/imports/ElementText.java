package dev.raven.web.imports;

import dev.raven.core.imports.BrokenFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A body as UTF-8 and nothing else, in which no text or number may be longer than an element, as a reader holds all of it. */
final class ElementText extends Reader {
    private final Reader text;
    private long length;

    ElementText(InputStream body) {
        this.text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
    }

    /** Something else begins. */
    void begin() {
        length = 0;
    }

    @Override
    public int read(char[] into, int offset, int most) throws IOException {
        try {
            int count = text.read(into, offset, most);
            length += Math.max(0, count);
            if (length > ElementParser.LONGEST + most) {
                throw new BrokenFileException("a text in it is larger than 4 MiB");
            }
            return count;
        } catch (CharacterCodingException notUtf8) {
            throw new BrokenFileException("it is not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
