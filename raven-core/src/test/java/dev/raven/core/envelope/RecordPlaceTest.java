package dev.raven.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No valid record opens in the place of another valid one, though one key sealed both. */
class RecordPlaceTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);
    private static final TenantId ACME = IDS.tenant();
    private static final UserId ALICE = IDS.user();
    private static final int HEADER = 31;
    private static final byte[] PLAIN = "what Alice said".getBytes(StandardCharsets.UTF_8);

    private static final KeyMaterial ONE_KEY = KeyMaterial.random(RANDOM);
    private static final Place HOME = at(new Subject.User(ACME, ALICE), RecordKind.INTERACTION, "int_1");

    /** For each part of the context that docs/envelope-format.md lists, places that differ in it alone. */
    private static final Map<String, List<Place>> PLACES = Map.of(
            "tenant id", List.of(HOME, at(new Subject.User(IDS.tenant(), ALICE), RecordKind.INTERACTION, "int_1")),
            "subject",
                    Stream.of(HOME.context.subject(), new Subject.User(ACME, IDS.user()), new Subject.Tenant(ACME))
                            .map(subject -> at(subject, RecordKind.INTERACTION, "int_1"))
                            .toList(),
            "kind",
                    Arrays.stream(RecordKind.values())
                            .map(kind -> at(HOME.context.subject(), kind, "int_1"))
                            .toList(),
            "record id", List.of(HOME, at(HOME.context.subject(), RecordKind.INTERACTION, "int_2")),
            "key id", List.of(HOME, new Place(HOME.context, IDS.key(), 1)),
            "key version", List.of(HOME, new Place(HOME.context, HOME.keyId, 2)));

    private final RecordCipher cipher = new RecordCipher(RANDOM);

    /** Where a record is valid: its context, and the name of the key that sealed it. */
    private record Place(RecordContext context, String keyId, int keyVersion) {
        SealKey key() {
            return new SealKey(keyId, keyVersion, ONE_KEY);
        }
    }

    private static Place at(Subject subject, RecordKind kind, String record) {
        return new Place(new RecordContext(subject, kind, record), "ky_Ht4Vw9Ez2Ku7Xb1Dq6SmPo", 1);
    }

    private byte[] seal(Place place) {
        return cipher.seal(place.key(), place.context, PLAIN).bytes();
    }

    private byte[] open(Place place, byte[] bytes) {
        return cipher.open(place.key(), place.context, new Sealed(bytes));
    }

    private void refused(Place place, byte[] bytes) {
        assertThatThrownBy(() -> open(place, bytes)).isInstanceOf(IntegrityException.class);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        List.of(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    static Stream<String> parts() {
        return PLACES.keySet().stream();
    }

    /** Every two records that differ in one part, each in the other's place, as it is and with the other's header. */
    @ParameterizedTest
    @MethodSource("parts")
    void refusesAValidRecordInThePlaceOfAnother(String part) {
        for (Place from : PLACES.get(part)) {
            byte[] moved = seal(from);
            assertThat(open(from, moved)).isEqualTo(PLAIN);
            for (Place to : PLACES.get(part)) {
                if (!to.equals(from)) {
                    refused(to, moved);
                    refused(to, join(Arrays.copyOf(seal(to), HEADER), Arrays.copyOfRange(moved, HEADER, moved.length)));
                }
            }
        }
    }

    @Test
    void refusesARecordBoundToAnotherVersionOrSuite() {
        assertThat(open(HOME, bound(1, 1))).isEqualTo(PLAIN);
        refused(HOME, bound(2, 1));
        refused(HOME, bound(1, 2));
    }

    /** A record such as another version or suite might make, with the header of this one. */
    private byte[] bound(int version, int suite) {
        byte[] context = HOME.context.canonical((byte) version, (byte) suite, HOME.keyId, HOME.keyVersion);
        byte[] salt = KeyMaterial.random(RANDOM).copy();
        byte[] iv = new byte[Envelope.IV];
        byte[] derived = Hkdf.derive(ONE_KEY.copy(), salt, context, 64);
        return join(
                Arrays.copyOf(seal(HOME), HEADER),
                salt,
                Arrays.copyOfRange(derived, 32, 64),
                iv,
                AesGcm.encrypt(Arrays.copyOf(derived, 32), iv, context, PLAIN));
    }

    @Test
    void movesRecordsInEveryPartOfTheContextThatTheFormatLists() throws IOException {
        String listed = Files.readString(Path.of("../docs/envelope-format.md"))
                .lines()
                .filter(line -> line.startsWith("`raven/record/v1`, "))
                .findFirst()
                .orElseThrow();
        List<String> parts = List.of(listed.replaceAll(" \\(.*?\\)|\\.$", "").split(", "));
        assertThat(parts.subList(0, 3)).containsExactly("`raven/record/v1`", "version", "suite");
        assertThat(parts.subList(3, parts.size())).containsExactlyInAnyOrderElementsOf(PLACES.keySet());
    }
}
