package dev.raven.crypto.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** An RSA key in a vault, with its versions. */
final class FakeVaultKey {
    /** Few, as making them takes long; one after another to each version that is made. */
    private static final List<KeyPair> PAIRS =
            Stream.generate(FakeVaultKey::pair).limit(3).toList();

    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** @param error empty where it was done */
    record Answer(int status, String error, String kid, String value) {
        static Answer refused(int status, String error) {
            return new Answer(status, error, "", "");
        }
    }

    private record Version(String id, KeyPair pair) {}

    private final String id;
    private final List<Version> versions = new CopyOnWriteArrayList<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();
    volatile boolean present = true;

    /** The vault that it says it is in. */
    volatile String calledItself;

    FakeVaultKey(String id) {
        this.id = id;
        this.calledItself = id;
        rotate();
    }

    String id() {
        return id;
    }

    /** Makes a version, the newest from now on. */
    void rotate() {
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        versions.add(new Version(HexFormat.of().formatHex(name), PAIRS.get(TAKEN.getAndIncrement() % PAIRS.size())));
    }

    /** Deleted, purged, and made anew under the same name. */
    void makeAnew() {
        List<Version> before = new ArrayList<>(versions);
        rotate();
        versions.removeAll(before);
    }

    String newest() {
        return versions.getLast().id();
    }

    void disable(String version) {
        disabled.add(version);
    }

    void enableAll() {
        disabled.clear();
    }

    /** What the vault does by one of the two paths that Raven may use; no version between the slashes means the newest. */
    Answer run(String path, JsonNode body) {
        String[] parts = path.split("/");
        String operation = parts[parts.length - 1];
        Optional<Version> version = present && path.matches("/keys/raven/[0-9a-f]*/[a-z]+")
                ? named(parts[3].isEmpty() ? newest() : parts[3])
                : Optional.empty();
        if (version.isEmpty()) {
            return Answer.refused(404, "KeyNotFound");
        }
        if (disabled.contains(version.get().id())) {
            return Answer.refused(403, "Forbidden");
        }
        if (!body.path("alg").asText().equals("RSA-OAEP-256")) {
            return Answer.refused(400, "BadParameter");
        }
        return switch (operation) {
            case "wrapkey" -> rsa(Cipher.ENCRYPT_MODE, version.get(), body);
            case "unwrapkey" -> rsa(Cipher.DECRYPT_MODE, version.get(), body);
            default -> Answer.refused(405, "MethodNotAllowed");
        };
    }

    private Optional<Version> named(String version) {
        return versions.stream().filter(known -> known.id().equals(version)).findFirst();
    }

    private Answer rsa(int mode, Version version, JsonNode body) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            boolean wraps = mode == Cipher.ENCRYPT_MODE;
            cipher.init(
                    mode, wraps ? version.pair().getPublic() : version.pair().getPrivate(), OAEP_256);
            byte[] done = cipher.doFinal(
                    Base64.getUrlDecoder().decode(body.path("value").asText()));
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(done);
            return new Answer(200, "", calledItself + "/" + version.id(), value);
        } catch (GeneralSecurityException | IllegalArgumentException invalid) {
            return Answer.refused(400, "BadParameter");
        }
    }

    /** What anybody can make who has the key's public half. */
    byte[] wrap(byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, versions.getLast().pair().getPublic(), OAEP_256);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
