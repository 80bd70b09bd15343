package dev.raven.crypto.gcp;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before Cloud KMS: it routes by the key's name, notes each call, and can refuse or leave it hanging. */
final class GcpFrontDoor implements ServerInterceptor {
    private static final Metadata.Key<String> PARAMS = header("x-goog-request-params");
    private static final Metadata.Key<String> REASON = header("x-goog-request-reason");
    private static final Metadata.Key<String> AUTHORIZATION = header("authorization");

    private final AtomicInteger troubled = new AtomicInteger();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Status trouble = Status.OK;
    volatile boolean hanging;

    /**
     * A call as the audit log has it.
     *
     * @param millis how long the caller would wait for an answer
     */
    record Call(String reason, boolean authorized, long millis) {}

    List<Call> calls() {
        return calls;
    }

    /** The next so many calls get that status. */
    void troubleFor(Status status, int times) {
        trouble = status;
        troubled.set(times);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        calls.add(new Call(
                String.valueOf(headers.get(REASON)),
                headers.containsKey(AUTHORIZATION),
                Context.current().getDeadline().timeRemaining(TimeUnit.MILLISECONDS)));
        if (troubled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            call.close(trouble, new Metadata());
        } else if (!String.valueOf(headers.get(PARAMS)).startsWith("name=" + encoded("projects/"))) {
            call.close(Status.INVALID_ARGUMENT.withDescription("no routing header"), new Metadata());
        } else if (!hanging) {
            return next.startCall(call, headers);
        }
        return new ServerCall.Listener<>() {};
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Metadata.Key<String> header(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
