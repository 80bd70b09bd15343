package dev.raven.api.patch;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a PATCH says of one field: absent keeps it, {@code null} clears it, a value sets it. */
public sealed interface Change<T> {

    /** The field after the change. */
    @Nullable
    T over(@Nullable T held);

    /** The same change with another value, where it has one. */
    default Change<T> map(UnaryOperator<T> change) {
        return this instanceof Set<T>(T value) ? new Set<>(change.apply(value)) : this;
    }

    /** The field was absent. */
    record Keep<T>() implements Change<T> {
        @Override
        public @Nullable T over(@Nullable T held) {
            return held;
        }
    }

    /** The field was null. */
    record Clear<T>() implements Change<T> {
        @Override
        public @Nullable T over(@Nullable T held) {
            return null;
        }
    }

    /** The field had a value. */
    record Set<T>(T value) implements Change<T> {
        @Override
        public T over(@Nullable T held) {
            return value;
        }
    }
}
