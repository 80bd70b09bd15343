package dev.raven.web.tls;

import dev.raven.core.settings.SettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A certificate chain and its key in one PKCS #12 file (RFC 7292). */
final class Pkcs12File {
    private Pkcs12File() {}

    static ServerIdentity read(Path file, Path passwordFile) {
        byte[] stored = IdentityFiles.bytes(TlsSettings.CERTIFICATE, file);
        char[] password = password(passwordFile);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(stored), password);
            ServerIdentity identity = only(file, store, password);
            PemFiles.kind(file, identity.chain()[0]);
            return identity;
        } catch (GeneralSecurityException | IOException unreadable) {
            throw IdentityFiles.refused(
                    TlsSettings.CERTIFICATE,
                    file,
                    "cannot be opened as a PKCS #12 file with the password in " + TlsSettings.PASSWORD_FILE
                            + "; name such a file, or set " + TlsSettings.KEY + " for PEM files.");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Which of several certificates was meant, nobody could tell. */
    private static ServerIdentity only(Path file, KeyStore store, char[] password) throws GeneralSecurityException {
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (keys.size() != 1) {
            throw new SettingException(
                    TlsSettings.CERTIFICATE,
                    file + " has " + keys.size() + " keys; it must have one, with its certificate.");
        }
        return new ServerIdentity(
                (PrivateKey) store.getKey(keys.get(0), password),
                Arrays.stream(store.getCertificateChain(keys.get(0)))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the line's end that an editor leaves. */
    private static char[] password(Path file) {
        byte[] bytes = IdentityFiles.bytes(TlsSettings.PASSWORD_FILE, file);
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        int length = text.length();
        while (length > 0 && (text.charAt(length - 1) == '\n' || text.charAt(length - 1) == '\r')) {
            length--;
        }
        char[] password = new char[length];
        text.get(password);
        Arrays.fill(text.array(), '\0');
        return password;
    }
}
