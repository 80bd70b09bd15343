package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server may open no more than a few files and sockets beside those it has, and strangers keep connections open. */
final class FewDescriptors implements Fault {
    private static final int LEFT = 10;
    private static final int STRANGERS = 200;
    private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files\\s+(\\S+)");

    private final Workplace place;
    private final List<Socket> strangers = new ArrayList<>();
    private long process;
    private String usual = "";

    FewDescriptors(Workplace place) {
        this.place = place;
    }

    @Override
    public OwnServer start() {
        return OwnServer.on(new RedisServer(place, "everysec").url(), place, Map.of());
    }

    @Override
    public Map<String, Stage> stages() {
        return Map.of(LEFT + " left", this::exhaust);
    }

    private void exhaust(OwnServer raven) {
        process = raven.pid();
        usual = limitOf(process);
        limit(String.valueOf(Vitals.of(raven).descriptors() + LEFT));
        for (int i = 0; i < STRANGERS; i++) {
            try {
                strangers.add(
                        new Socket(InetAddress.getLoopbackAddress(), raven.url().getPort()));
            } catch (IOException refused) {
                Progress.say(i + " strangers are connected: " + refused.getMessage());
                return;
            }
        }
    }

    /** By Linux's util-linux. */
    private void limit(String most) {
        Child.run("prlimit", "--pid", String.valueOf(process), "--nofile=" + most + ":");
    }

    private static String limitOf(long process) {
        try {
            Matcher most = LIMIT.matcher(Files.readString(Path.of("/proc", String.valueOf(process), "limits")));
            if (!most.find()) {
                throw new IllegalStateException("Linux does not tell how many files a process may open");
            }
            return most.group(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void mend() {
        limit(usual);
        for (Socket stranger : strangers) {
            try {
                stranger.close();
            } catch (IOException alreadyGone) {
                Progress.say("a stranger was gone: " + alreadyGone.getMessage());
            }
        }
    }
}
