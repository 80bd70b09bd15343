package dev.raven.web.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.HexFormat;

/**
 * The first message of a TLS handshake as an old client sends it (RFC 5246, 7.4.1.2), byte by byte: the JDK's own client
 * refuses old versions itself, whatever a server would do.
 *
 * @param version such as {@code 0302} for TLS 1.1
 * @param suites cipher suites by their numbers
 */
record ClientHello(String version, String suites) {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String SERVER_HELLO = "16";
    /** secp256r1, secp384r1; uncompressed points; ECDSA with either. */
    private static final String EXTENSIONS = "000a00060004" + "00170018" + "000b00020100" + "000d00060004" + "04030503";

    /** Whether a server goes on with the handshake. */
    boolean welcomeAt(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes());
            int first = socket.getInputStream().read();
            return first >= 0 && HexFormat.of().toHexDigits((byte) first).equals(SERVER_HELLO);
        } catch (SocketException reset) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] bytes() {
        String random = "ab".repeat(32);
        String body = version + random + "00" + sized(2, suites) + "0100" + sized(2, EXTENSIONS);
        return HexFormat.of().parseHex("16" + "0301" + sized(2, "01" + sized(3, body)));
    }

    /** With its length in so many bytes before it. */
    private static String sized(int lengthBytes, String hex) {
        return String.format("%0" + 2 * lengthBytes + "x", hex.length() / 2) + hex;
    }
}
