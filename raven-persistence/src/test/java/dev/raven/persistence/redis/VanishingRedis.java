package dev.raven.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Redis that is gone as soon as somebody asks it for a certain word; until then a real one answers behind it. */
final class VanishingRedis implements AutoCloseable {
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final RedisServer behind;
    private final String word;

    VanishingRedis(RedisServer behind, String word) {
        this.behind = behind;
        this.word = word;
        try {
            this.door = new ServerSocket(0, 16, InetAddress.getByName(RedisServer.HOST));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "redis://" + RedisServer.HOST + ":" + door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(RedisServer.HOST, behind.port());
                open.addAll(List.of(client, server));
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> pass(server, client));
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] some = new byte[8192];
        try (InputStream in = from.getInputStream()) {
            for (int length = in.read(some); length > 0; length = in.read(some)) {
                if (new String(some, 0, length, StandardCharsets.ISO_8859_1).contains(word)) {
                    close();
                }
                to.getOutputStream().write(some, 0, length);
            }
        } catch (IOException gone) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
