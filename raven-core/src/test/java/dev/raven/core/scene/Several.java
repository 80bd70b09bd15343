package dev.raven.core.scene;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** The beans of one type, as CDI hands them over; only to be walked through. */
public record Several<T>(List<T> beans) implements Instance<T> {

    @Override
    public Iterator<T> iterator() {
        return beans.iterator();
    }

    @Override
    public T get() {
        return beans.get(0);
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return beans.size() > 1;
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        throw noSelection();
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw noSelection();
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw noSelection();
    }

    @Override
    public void destroy(T instance) {
        throw noSelection();
    }

    @Override
    public Handle<T> getHandle() {
        throw noSelection();
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        throw noSelection();
    }

    private static IllegalStateException noSelection() {
        return new IllegalStateException("core only walks through what it is given");
    }
}
