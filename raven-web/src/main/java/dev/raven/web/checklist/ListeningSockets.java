package dev.raven.web.checklist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process takes TCP connections, as Linux tells under {@code /proc} (proc(5)). */
final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int WORD = 4;

    private final Path process;

    /** @param process such as {@code /proc/self} */
    ListeningSockets(Path process) {
        this.process = process;
    }

    /** Empty where the operating system does not tell. */
    Optional<List<InetSocketAddress>> all() {
        try {
            Set<String> own = own();
            List<InetSocketAddress> all = new ArrayList<>();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                if (Files.exists(process.resolve(table))) {
                    for (String line : Files.readAllLines(process.resolve(table))) {
                        String[] fields = line.strip().split("\\s+");
                        if (fields.length > INODE && fields[STATE].equals(LISTEN) && own.contains(fields[INODE])) {
                            all.add(address(fields[LOCAL]));
                        }
                    }
                }
            }
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    /** The inodes of the process's sockets. One that is closed meanwhile is none any more. */
    private Set<String> own() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    /** Words of an address have the machine's order of bytes, which is the little-endian one on all that Raven runs on. */
    private static InetSocketAddress address(String hex) throws IOException {
        String[] parts = hex.split(":");
        byte[] told = HexFormat.of().parseHex(parts[0]);
        byte[] address = new byte[told.length];
        for (int i = 0; i < told.length; i++) {
            address[i] = told[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
    }
}
