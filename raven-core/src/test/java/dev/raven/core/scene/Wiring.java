package dev.raven.core.scene;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes one of each class by its {@code @Inject} constructor, as CDI makes singletons; an {@code Instance} is all
 * singletons of core that fit. Interceptors do not run.
 */
public final class Wiring {
    private final Map<Class<?>, Object> parts = new LinkedHashMap<>();

    /** Gives a part that is not made here: a store, a clock, settings. */
    public Wiring with(Object part) {
        parts.put(part.getClass(), part);
        return this;
    }

    /** The same where no such part is given yet. */
    public Wiring withUnlessGiven(Object part) {
        parts.putIfAbsent(part.getClass(), part);
        return this;
    }

    /** The one part of that type, made where it is not there yet. */
    public synchronized <T> T get(Class<T> type) {
        return parts.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> make(implementation(type)));
    }

    private static <T> Class<? extends T> implementation(Class<T> type) {
        return type.isInterface()
                ? Singletons.of(type).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nothing gives a " + type))
                : type;
    }

    private Object argument(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Instance.class
                ? new Several<>(Singletons.of((Class<?>) generic.getActualTypeArguments()[0]).stream()
                        .map(this::get)
                        .toList())
                : get((Class<?>) type);
    }

    private <T> T make(Class<T> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(each -> each.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing gives a " + type));
        Object[] arguments = Arrays.stream(constructor.getGenericParameterTypes())
                .map(this::argument)
                .toArray();
        try {
            constructor.setAccessible(true);
            T made = type.cast(constructor.newInstance(arguments));
            parts.put(type, made);
            return made;
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
