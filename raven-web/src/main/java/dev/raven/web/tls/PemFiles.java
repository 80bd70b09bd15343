package dev.raven.web.tls;

import dev.raven.core.settings.SettingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate chain and its key in PEM files (RFC 7468). */
final class PemFiles {
    private static final Set<String> KINDS = Set.of("RSA", "EC");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemFiles() {}

    static ServerIdentity read(Path certificates, Path key) {
        List<X509Certificate> chain = chain(certificates);
        return new ServerIdentity(key(key, kind(certificates, chain.get(0))), chain);
    }

    /** The kind of a certificate's key. */
    static String kind(Path file, X509Certificate certificate) {
        String kind = certificate.getPublicKey().getAlgorithm();
        if (!KINDS.contains(kind)) {
            throw IdentityFiles.refused(
                    TlsSettings.CERTIFICATE, file, "is not for an RSA or an EC key; make one that is.");
        }
        return kind;
    }

    private static List<X509Certificate> chain(Path file) {
        byte[] pem = IdentityFiles.bytes(TlsSettings.CERTIFICATE, file);
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException unreadable) {
            throw noCertificates(file);
        }
        throw noCertificates(file);
    }

    private static PrivateKey key(Path file, String kind) {
        byte[] pem = IdentityFiles.bytes(TlsSettings.KEY, file);
        try {
            Matcher key = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
            if (key.find()) {
                byte[] pkcs8 = Base64.getMimeDecoder().decode(key.group(1));
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            }
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw noKey(file, kind);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
        throw noKey(file, kind);
    }

    private static SettingException noCertificates(Path file) {
        return IdentityFiles.refused(
                TlsSettings.CERTIFICATE,
                file,
                "cannot be read as certificates; name a PEM file (BEGIN CERTIFICATE), or set "
                        + TlsSettings.PASSWORD_FILE + " for a PKCS #12 file.");
    }

    private static SettingException noKey(Path file, String kind) {
        return IdentityFiles.refused(
                TlsSettings.KEY,
                file,
                "cannot be read as the " + kind
                        + " key of the certificate; name a PEM file with an unencrypted PKCS #8 key (BEGIN PRIVATE KEY), "
                        + "as openssl pkcs8 -topk8 -nocrypt writes it.");
    }
}
