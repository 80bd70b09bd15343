package dev.raven.web.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes that no well-behaved client would send, and the bytes that come back. */
record RawHttp(URI server) {
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\nContent-Length: *(\\d+)");
    private static final int PATIENCE_MILLIS = 40_000;

    /** What came back, up to the end of the answer or of the connection. */
    record Answer(String text) {

        int status() {
            Matcher line = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ").matcher(text);
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        /** How many answers it is: one begins where the body of another ends. */
        long answers() {
            return Pattern.compile("HTTP/1\\.[01] \\d{3} ")
                    .matcher(text)
                    .results()
                    .count();
        }

        Optional<String> header(String name) {
            Matcher line = Pattern.compile("(?i)\\r\\n" + Pattern.quote(name) + ": *([^\\r]*)\\r\\n")
                    .matcher(text);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        }

        private boolean whole() {
            Matcher length = LENGTH.matcher(text);
            return text.contains("\r\n\r\n")
                    && length.find()
                    && body().getBytes(StandardCharsets.ISO_8859_1).length >= Long.parseLong(length.group(1));
        }
    }

    /** A request of this method on this path with these further lines, and a body. */
    Answer request(String start, String headers, String body) {
        return send(start + " HTTP/1.1\r\nHost: raven\r\n" + headers + "Connection: close\r\n\r\n" + body);
    }

    /** Sends these bytes, each character one of them, and reads one answer. */
    Answer send(String bytes) {
        return send(bytes, Answer::whole);
    }

    /** Sends these bytes and reads all that comes, until the server ends the connection. */
    Answer sendAndReadOn(String bytes) {
        return send(bytes, answer -> false);
    }

    private Answer send(String bytes, Predicate<Answer> enough) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket, enough);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer read(Socket socket, Predicate<Answer> enough) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[64 * 1024];
        int count = socket.getInputStream().read(part);
        while (count > 0) {
            read.write(part, 0, count);
            Answer answer = new Answer(read.toString(StandardCharsets.ISO_8859_1));
            if (enough.test(answer)) {
                return answer;
            }
            count = socket.getInputStream().read(part);
        }
        return new Answer(read.toString(StandardCharsets.ISO_8859_1));
    }
}
