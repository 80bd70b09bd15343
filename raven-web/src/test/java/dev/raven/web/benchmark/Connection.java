package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time, on the caller's own thread. A plain socket, because what a
 * client costs is taken from the server where both share a processor. Opened anew when the server closes it.
 */
final class Connection implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 120_000;
    /** Servers close what is idle for long. */
    private static final long IDLE_NANOS = 5_000_000_000L;

    private final URI url;
    private final String authorization;
    private long used = System.nanoTime();
    private @Nullable Socket socket;
    private @Nullable InputStream answers;

    Connection(URI url, Optional<String> key) {
        this.url = url;
        this.authorization =
                key.map(text -> "Authorization: Bearer " + text + "\r\n").orElse("");
    }

    static byte[] bytes(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the server answers, where that is a success; else {@link RefusedException}. */
    JsonNode post(String path, Object body) {
        try {
            return MAPPER.readTree(send(request(path, MAPPER.writeValueAsBytes(body))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same for what is read. */
    JsonNode get(String path) {
        try {
            return MAPPER.readTree(send(request("GET", path, new byte[0])));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What comes as text, or is not of interest. */
    String text(String method, String path) {
        try {
            return new String(send(request(method, path, new byte[0])), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One answer a line, for bodies sent one a line: so few that the server can write while it is not read from. */
    List<JsonNode> postLines(String path, List<?> bodies) {
        try (ByteArrayOutputStream lines = new ByteArrayOutputStream()) {
            for (Object body : bodies) {
                lines.writeBytes(MAPPER.writeValueAsBytes(body));
                lines.write('\n');
            }
            byte[] answer = send(request("POST", path, "application/x-ndjson", lines.toByteArray()));
            return MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(answer).readAll();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bytes of a request, to be sent as often as wished. */
    byte[] request(String path, byte[] body) {
        return request("POST", path, body);
    }

    byte[] request(String method, String path, byte[] body) {
        return request(method, path, "application/json", body);
    }

    private byte[] request(String method, String path, String type, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream(body.length + 300);
        request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + url.getPort()
                        + "\r\nContent-Type: " + type + "\r\n" + authorization + "Content-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Sends a whole request and returns the body of its answer. */
    byte[] send(byte[] request) throws IOException {
        Socket open = opened();
        open.getOutputStream().write(request);
        InputStream in = answers == null ? new BufferedInputStream(open.getInputStream()) : answers;
        Head head = Head.read(in);
        byte[] body = head.chunked() ? chunks(in) : exactly(in, head.length());
        if (head.last()) {
            close();
        }
        if (head.status() >= 300) {
            throw new RefusedException(head.status(), MAPPER.readTree(body));
        }
        return body;
    }

    private Socket opened() throws IOException {
        if (System.nanoTime() - used > IDLE_NANOS) {
            close();
        }
        used = System.nanoTime();
        if (socket == null) {
            Socket fresh = new Socket();
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(ANSWER_MILLIS);
            fresh.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
            socket = fresh;
            answers = new BufferedInputStream(fresh.getInputStream(), 1 << 16);
        }
        return socket;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) next);
        }
        return line.toString().trim();
    }

    @Override
    public void close() {
        try (Socket closing = socket) {
            socket = null;
            answers = null;
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    /** @param last whether the server closes the connection after this answer */
    private record Head(int status, int length, boolean chunked, boolean last) {

        static Head read(InputStream in) throws IOException {
            int status = Integer.parseInt(line(in).split(" ", 3)[1]);
            int length = 0;
            boolean chunked = false;
            boolean last = false;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String header = line.toLowerCase(Locale.ROOT);
                length = header.startsWith("content-length:")
                        ? Integer.parseInt(header.substring(15).trim())
                        : length;
                chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
                last |= header.startsWith("connection:") && header.contains("close");
            }
            return new Head(status, length, chunked, last);
        }
    }
}
