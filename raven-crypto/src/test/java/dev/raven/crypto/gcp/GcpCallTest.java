package dev.raven.crypto.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiCallContext;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.api.gax.rpc.UnauthenticatedException;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GcpCallTest {

    /** A call before which gRPC could get no token, as it says so; empty cause for a token that Google refused. */
    private static UnaryCallable<String, String> without(Throwable cause) {
        return new UnaryCallable<>() {
            @Override
            public ApiFuture<String> futureCall(String request, ApiCallContext context) {
                return ApiFutures.immediateFailedFuture(new UnauthenticatedException(
                        Status.UNAUTHENTICATED.withCause(cause).asRuntimeException(),
                        GrpcStatusCode.of(Status.Code.UNAUTHENTICATED),
                        false));
            }
        };
    }

    private static void fails(Throwable cause, Reason reason) {
        assertThatThrownBy(() -> new GcpCall(Reason.WRONG).make(without(cause), "", answer -> true))
                .asInstanceOf(InstanceOfAssertFactories.type(KeyServiceException.class))
                .extracting(KeyServiceException::reason)
                .isEqualTo(reason);
    }

    static Stream<IOException> broken() {
        return Stream.of(
                new ConnectException(),
                new UnknownHostException(),
                new SocketTimeoutException(),
                new SSLHandshakeException(""));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void noWayToATokenIsAnOutage(IOException way) {
        fails(way, Reason.AWAY);
        fails(new IOException(way), Reason.AWAY);
    }

    @Test
    void aClientThatBreaksIsAway() {
        RuntimeException broken = new IllegalStateException("broken");
        assertThatThrownBy(() -> new GcpCall(Reason.WRONG).make(breaking(broken), "", answer -> true))
                .asInstanceOf(InstanceOfAssertFactories.type(KeyServiceException.class))
                .satisfies(failed -> assertThat(failed).hasRootCause(broken))
                .extracting(KeyServiceException::reason)
                .isEqualTo(Reason.AWAY);
    }

    private static UnaryCallable<String, String> breaking(RuntimeException broken) {
        return new UnaryCallable<>() {
            @Override
            public ApiFuture<String> futureCall(String request, ApiCallContext context) {
                throw broken;
            }
        };
    }

    @Test
    void aTokenThatIsRefusedIsARefusal() {
        fails(new IOException("Error code 404 trying to get security access token"), Reason.REFUSED);
        fails(null, Reason.REFUSED);
    }
}
