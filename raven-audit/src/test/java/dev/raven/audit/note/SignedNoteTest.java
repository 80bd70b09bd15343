package dev.raven.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final NoteSigner RAVEN = signer("raven");
    private static final NoteSigner NEXT = signer("raven");
    private static final NoteSigner MALLORY = signer("raven");
    private static final String TEXT = "Ravens remember\n\nfaces.\n";

    private static NoteSigner signer(String name) {
        return NoteSigner.of(name, NoteSigner.newPair(RANDOM));
    }

    private static List<VerifierKey> keys(NoteSigner... signers) {
        return Arrays.stream(signers).map(NoteSigner::verifierKey).toList();
    }

    @Test
    void isReadBackAsItWasWritten() {
        SignedNote note = SignedNote.of(TEXT, RAVEN, NEXT);
        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read.text()).isEqualTo(TEXT);
        assertThat(read.toString()).isEqualTo(note.toString());
        assertThat(read.signers(keys(RAVEN, NEXT))).containsExactlyElementsOf(keys(RAVEN, NEXT));
    }

    /** The signed note that C2SP's text shows, which has a key of its own. */
    @Test
    void readsTheNoteOfTheSpecification() {
        SignedNote note = SignedNote.parse("""
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed è subito sera.

                — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                """);

        assertThat(note.text()).endsWith("sera.\n");
        assertThat(note.signatures().getFirst().keyName()).isEqualTo("quasimodo.example/salvatore");
        assertThat(note.signatures().getFirst().keyId()).isEqualTo("367ba04b");
    }

    @Test
    void aKeyThatSignedIsNamedAndAnUnknownOneIgnored() {
        SignedNote note = SignedNote.of(TEXT, RAVEN, MALLORY);

        assertThat(note.signers(keys(RAVEN, NEXT))).isEqualTo(keys(RAVEN));
        assertThat(note.signers(keys(NEXT))).isEmpty();
    }

    @Test
    void aNameIsNoKey() {
        assertThat(SignedNote.of(TEXT, MALLORY).signers(keys(RAVEN))).isEmpty();
        assertThat(SignedNote.of(TEXT, RAVEN).signers(List.of(new VerifierKey("crow", publicKey(RAVEN)))))
                .isEmpty();
    }

    private static byte[] publicKey(NoteSigner signer) {
        String[] parts = signer.verifierKey().toString().split("\\+", 3);
        byte[] typed = StrictBase64.bytes(parts[2]);
        return Arrays.copyOfRange(typed, 1, typed.length);
    }

    @Test
    void aWrongSignatureOfAKnownKeySpoilsAllOthers() {
        byte[] wrong = RAVEN.signature(TEXT).bytes().clone();
        wrong[10] ^= 1;
        NoteSignature forged = new NoteSignature("raven", RAVEN.verifierKey().id(), wrong);
        SignedNote note = new SignedNote(TEXT, List.of(NEXT.signature(TEXT), forged));

        assertThat(note.signers(keys(RAVEN, NEXT))).isEmpty();
        assertThat(note.signers(keys(NEXT))).isEqualTo(keys(NEXT));
    }

    @Test
    void noBitOfTheTextCanBeChanged() {
        String note = RAVEN.sign(TEXT).toString();
        for (int at = 0; at < TEXT.length(); at++) {
            if (TEXT.charAt(at) != '\n') {
                StringBuilder changed = new StringBuilder(note);
                changed.setCharAt(at, (char) (TEXT.charAt(at) ^ 1));
                assertThat(SignedNote.parse(changed.toString()).signers(keys(RAVEN)))
                        .isEmpty();
            }
        }
    }

    @Test
    void noCharacterOfASignatureCanBeChanged() {
        String note = RAVEN.sign(TEXT).toString();
        int start = note.lastIndexOf(' ') + 1;
        for (int at = start; at < note.length() - 1; at++) {
            StringBuilder changed = new StringBuilder(note);
            changed.setCharAt(at, note.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(believed(changed.toString())).isFalse();
        }
    }

    private static boolean believed(String note) {
        try {
            return !SignedNote.parse(note).signers(keys(RAVEN)).isEmpty();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— raven AAAAAAA=",
                "text\n\n- raven AAAAAAA=\n",
                "text\n\n—raven AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— raven  AAAAAAA=\n",
                "text\n\n— ra+ven AAAAAAA=\n",
                "text\n\n— raven AAAAAAA\n",
                "text\n\n— raven AAAAAAB=\n",
                "text\n\n— raven AAAAAA==\n",
                "text\n\n— raven AAAAAAA=\r\n",
                "te\txt\n\n— raven AAAAAAA=\n",
                "text\n\n— raven AAAAAAA=\nmore\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBounded() {
        String line = RAVEN.signature(TEXT).line();
        assertThat(SignedNote.parse(TEXT + "\n" + line.repeat(16)).signatures()).hasSize(16);
        assertThatThrownBy(() -> SignedNote.parse(TEXT + "\n" + line.repeat(17)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(1 << 20) + "\n\n" + line))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVerifierKeyIsReadBackAsItWasWritten() {
        VerifierKey key = RAVEN.verifierKey();
        assertThat(VerifierKey.parse(key.toString())).isEqualTo(key).hasToString(key.toString());
        assertThat(key.toString()).matches("raven\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
    }

    @Test
    void refusesAVerifierKeyWithAnotherKeysId() {
        String key = RAVEN.verifierKey().toString();
        IntStream.range(0, key.length()).forEach(at -> {
            StringBuilder changed = new StringBuilder(key);
            changed.setCharAt(at, key.charAt(at) == 'e' ? 'f' : 'e');
            assertThatThrownBy(() -> VerifierKey.parse(changed.toString()))
                    .as(changed.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aSignerIsMadeAgainFromItsPairAndFromNoOther() {
        byte[] pair = NoteSigner.newPair(RANDOM);
        NoteSigner signer = NoteSigner.of("raven", pair);
        SignedNote note = signer.sign(TEXT);
        assertThat(note.signers(List.of(NoteSigner.of("raven", pair).verifierKey())))
                .hasSize(1);

        System.arraycopy(NoteSigner.newPair(RANDOM), 32, pair, 32, 32);
        assertThatThrownBy(() -> NoteSigner.of("raven", pair)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSigner.of("raven", new byte[63])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSignerTellsNoSecret() {
        assertThat(RAVEN).hasToString("redacted, of " + RAVEN.verifierKey());
    }
}
