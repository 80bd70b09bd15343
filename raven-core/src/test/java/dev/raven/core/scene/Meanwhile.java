package dev.raven.core.scene;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/** Stores in whose work something else comes between. */
public final class Meanwhile {
    private static final Runnable NOTHING = () -> {};

    private Meanwhile() {}

    /** The same store, and before the next call of a method that happens, once. */
    public static <T> T before(String method, Class<T> port, T store, Runnable happens) {
        AtomicReference<Runnable> next = new AtomicReference<>(happens);
        return beforeEach(method, port, store, () -> next.getAndSet(NOTHING).run());
    }

    /** The same store, and before each call of a method that happens. */
    public static <T> T beforeEach(String method, Class<T> port, T store, Runnable happens) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                happens.run();
            }
            try {
                return called.invoke(store, args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}
