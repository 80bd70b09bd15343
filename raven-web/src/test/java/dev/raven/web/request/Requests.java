package dev.raven.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Requests without a server; what is asked of them and was not given is a failure. */
public final class Requests {
    private Requests() {}

    /** A request whose methods answer by their name, from their arguments. */
    public static HttpServletRequest answering(Map<String, Function<Object[], Object>> answers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.apply(arguments);
                });
    }
}
