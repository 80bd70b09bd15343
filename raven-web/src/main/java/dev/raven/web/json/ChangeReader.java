package dev.raven.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import dev.raven.api.patch.Change;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells absent from null: the difference between keeping a field and clearing it. */
@SuppressWarnings("rawtypes")
final class ChangeReader extends JsonDeserializer<Change> implements ContextualDeserializer {
    private final @Nullable JavaType type;

    ChangeReader() {
        this(null);
    }

    private ChangeReader(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType change = property == null ? context.getContextualType() : property.getType();
        return new ChangeReader(change.containedType(0));
    }

    @Override
    public Change deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return new Change.Set<>(context.readValue(parser, type));
    }

    @Override
    public Change getNullValue(DeserializationContext context) {
        return new Change.Clear<>();
    }

    @Override
    public Change getAbsentValue(DeserializationContext context) {
        return new Change.Keep<>();
    }
}
