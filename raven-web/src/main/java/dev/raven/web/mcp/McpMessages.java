package dev.raven.web.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Has messages answered by the library, one by one and without sessions, so that any node answers any of them. Of HTTP it knows nothing;
 * the library's own servlet would answer and log messages of exceptions.
 */
final class McpMessages implements McpStatelessServerTransport {
    private static final Logger LOG = System.getLogger(McpMessages.class.getName());

    private final McpJson json = new McpJson();
    private @Nullable McpStatelessServerHandler handler;

    McpMessages(RandomGenerator random) {
        new MemoryTools(random).serve(this, json);
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler serving) {
        this.handler = serving;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /**
     * The answer to a request, as JSON; nothing to a notification.
     *
     * @throws RefusedException where the key is no longer let in
     */
    Optional<byte[]> answer(Message message, Exchange exchange) {
        if (!message.isRequest()) {
            return Optional.empty();
        }
        JSONRPCResponse answer = Objects.requireNonNull(Objects.requireNonNull(handler)
                .handleRequest(exchange.context(), message.request())
                .block());
        exchange.requireStillAdmitted();
        return Optional.of(write(answer.error() == null ? answer : said(answer)));
    }

    private byte[] write(JSONRPCResponse answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    /** The library repeats what it was sent, and what an exception said. */
    private static JSONRPCResponse said(JSONRPCResponse answer) {
        JSONRPCError error = answer.error();
        if (error.code() == ErrorCodes.INTERNAL_ERROR) {
            LOG.log(Level.WARNING, "the library of the protocol failed at a message");
        }
        String message = switch (error.code()) {
            case ErrorCodes.METHOD_NOT_FOUND -> "There is no such method here.";
            case ErrorCodes.INVALID_PARAMS -> "There is no such tool, or the parameters are not those of this method.";
            case ErrorCodes.INTERNAL_ERROR ->
                "Something went wrong inside Raven; try again, or report the X-Request-Id.";
            default -> error.message();
        };
        return JSONRPCResponse.error(answer.id(), new JSONRPCError(error.code(), message));
    }
}
