package dev.raven.web.idempotency;

import dev.raven.api.problem.RavenException;
import dev.raven.core.caller.Caller;
import dev.raven.core.idempotency.FirstResponse;
import dev.raven.core.idempotency.IdempotencyService;
import dev.raven.core.idempotency.KeyedCall;
import dev.raven.web.caller.Callers;
import dev.raven.web.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers a retry from memory, and remembers the answer to a first request. A refused request may be tried again. */
@Priority(Priorities.ENTITY_CODER)
final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = System.getLogger(IdempotencyFilter.class.getName());
    private static final String PROPERTY = "dev.raven.keyed-request";

    private final IdempotencyService service;

    IdempotencyFilter(IdempotencyService service) {
        this.service = service;
    }

    private record Running(KeyedCall request, JsonObject body) {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Optional<String> key = IdempotencyHeader.of(request);
        if (key.isPresent()) {
            begin(request, key.get());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof Running running) {
            request.removeProperty(PROPERTY);
            finish(running, Callers.of(request), response);
        }
    }

    private void begin(ContainerRequestContext request, String key) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        JsonObject json = JsonObject.of(body);
        KeyedCall keyed = new KeyedCall(
                asker(Callers.of(request), json),
                request.getMethod() + " " + request.getUriInfo().getPath(),
                key,
                new String(body, StandardCharsets.ISO_8859_1));
        service.begin(keyed)
                .ifPresentOrElse(
                        first -> request.abortWith(replay(first)),
                        () -> request.setProperty(PROPERTY, new Running(keyed, json)));
    }

    private static Response replay(FirstResponse first) {
        return Response.status(first.status())
                .type("application/json; charset=utf-8")
                .header("Idempotency-Replayed", "true")
                .entity(first.body().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Without an API key, whoever comes from the same address for the same e-mail address. */
    private static String asker(Caller caller, JsonObject body) {
        return caller.keyPrefix()
                .map(prefix -> "key " + prefix)
                .orElseGet(() -> "public " + caller.origin().address() + " "
                        + body.text("email").orElse(""));
    }

    /** The answer goes out even where it cannot be remembered: the work is done, and saying otherwise would double it. */
    private void finish(Running running, Caller caller, ContainerResponseContext response) {
        try {
            if (response.getStatus() < 300) {
                service.answer(running.request(), FirstResponses.of(running.body(), caller, response));
            } else {
                service.release(running.request());
            }
        } catch (RavenException unavailable) {
            LOG.log(Level.WARNING, "an answer could not be kept for retries: " + unavailable.code());
        }
    }
}
