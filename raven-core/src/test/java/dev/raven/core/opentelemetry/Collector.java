package dev.raven.core.opentelemetry;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector that keeps what it is sent: OTLP over HTTP as protobuf, gzipped or not. */
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile int status = 200;
    private volatile boolean silent;

    /** One that answers. */
    public Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.createContext("/v1/traces", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        bodies.add(plain(exchange));
        try {
            hold.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        if (silent) {
            exchange.sendResponseHeaders(status, 1);
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static byte[] plain(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes()
                : sent;
    }

    /** From now on it takes what it is sent and does not answer, until it is closed. */
    public void hang() {
        hold = new CountDownLatch(1);
    }

    /** From now on its answers have headers, and never the byte that these speak of. */
    public void fallSilent() {
        silent = true;
    }

    /** From now on it answers so. */
    public void answer(int code) {
        status = code;
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Headers of each message. */
    public List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    /** Each message as it came, without compression. */
    public List<byte[]> bodies() {
        return List.copyOf(bodies);
    }

    /** All spans so far. */
    public List<Span> spans() {
        return messages().stream()
                .flatMap(message -> message.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** Who sent them, by the attributes of the resource. */
    public List<Map<String, String>> resources() {
        return messages().stream()
                .flatMap(message -> message.getResourceSpansList().stream())
                .map(resource -> attributes(resource.getResource().getAttributesList()))
                .toList();
    }

    private List<ExportTraceServiceRequest> messages() {
        return bodies.stream().map(Collector::message).toList();
    }

    private static ExportTraceServiceRequest message(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Attributes as text. */
    public static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        one -> one.getValue().hasIntValue()
                                ? Long.toString(one.getValue().getIntValue())
                                : one.getValue().getStringValue()));
    }

    /** An id as it is written in headers. */
    public static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public void close() {
        hold.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
