package dev.raven.api.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.raven.api.patch.Change;
import java.io.IOException;

/** A change of one field: left out, null, or a value. */
@SuppressWarnings("rawtypes")
final class ChangeWriter extends StdSerializer<Change> {
    private static final long serialVersionUID = 1L;

    ChangeWriter() {
        super(Change.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Change change) {
        return change instanceof Change.Keep;
    }

    @Override
    public void serialize(Change change, JsonGenerator out, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(change instanceof Change.Set<?> set ? set.value() : null, out);
    }
}
