package dev.raven.web.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What redis-benchmark does with one client: a command, its answer, the next; on a plain socket of its own. */
final class BareRedisClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream answers;

    BareRedisClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        answers = new BufferedInputStream(socket.getInputStream());
    }

    /** SET, acknowledged. */
    void set(String key, byte[] value) throws IOException {
        byte[] head = ("*3\r\n$3\r\nSET\r\n$" + key.length() + "\r\n" + key + "\r\n$" + value.length + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] command = new byte[head.length + value.length + 2];
        System.arraycopy(head, 0, command, 0, head.length);
        System.arraycopy(value, 0, command, head.length, value.length);
        command[command.length - 2] = '\r';
        command[command.length - 1] = '\n';
        socket.getOutputStream().write(command);
        String answer = line();
        if (!answer.equals("+OK")) {
            throw new IOException("Redis answered " + answer);
        }
    }

    long usedMemory() throws IOException {
        socket.getOutputStream().write("INFO memory\r\n".getBytes(StandardCharsets.US_ASCII));
        String used = "used_memory:";
        for (String line = line(); ; line = line()) {
            if (line.startsWith(used)) {
                return Long.parseLong(line.substring(used.length()));
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.append((char) next);
        }
        return line.toString().trim();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
