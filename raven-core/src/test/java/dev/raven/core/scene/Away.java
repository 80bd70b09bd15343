package dev.raven.core.scene;

import dev.raven.api.problem.UnavailableException;
import java.lang.reflect.Proxy;

/** Ports to a storage that does not answer. */
public final class Away {
    private Away() {}

    /** One of that kind. */
    public static <T> T like(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    throw UnavailableException.storage(null);
                }));
    }
}
