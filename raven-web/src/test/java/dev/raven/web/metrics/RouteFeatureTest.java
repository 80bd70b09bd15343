package dev.raven.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteFeatureTest {
    private final Map<String, Object> named = new HashMap<>();

    @Path("things")
    static final class Things {
        @GET
        public String all() {
            return "";
        }

        @GET
        @Path("{thing_id}/parts")
        public String parts() {
            return "";
        }
    }

    private record Route(Class<?> type, Method method) implements ResourceInfo {
        @Override
        public Method getResourceMethod() {
            return method;
        }

        @Override
        public Class<?> getResourceClass() {
            return type;
        }
    }

    /** What a request bears once the filters of its route have seen it. */
    private Map<String, Object> borne(Class<?> type, String method) throws ReflectiveOperationException {
        FeatureContext context = proxy(FeatureContext.class, (self, called, arguments) -> {
            ((RouteFilter) arguments[0])
                    .filter(proxy(
                            ContainerRequestContext.class,
                            (request, set, pair) -> named.put((String) pair[0], pair[1])));
            return self;
        });
        new RouteFeature().configure(new Route(type, type.getMethod(method)), context);
        return named;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Test
    void aRequestBearsTheTemplateOfItsPath() throws ReflectiveOperationException {
        assertThat(borne(Things.class, "all")).containsValue("/api/v1/things");
        assertThat(borne(Things.class, "parts")).containsValue("/api/v1/things/{thing_id}/parts");
    }

    @Test
    void whatTheServerBringsItselfBearsNone() throws ReflectiveOperationException {
        assertThat(borne(Object.class, "hashCode")).isEmpty();
    }
}
