package dev.raven.core.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.BackupTarget.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every place of backups must do. It is empty when a test begins. */
public interface BackupTargetContract {
    int MIB = 1 << 20;

    /** The same all through a test. */
    BackupTarget target();

    /** Puts a whole file there. */
    static void put(BackupTarget target, String name, byte[] content) throws IOException {
        try (NewFile file = target.create(name)) {
            file.content().write(content);
            file.commit();
        }
    }

    /** All that a file holds. */
    static byte[] get(BackupTarget target, String name) throws IOException {
        try (InputStream content = target.open(name)) {
            return content.readAllBytes();
        }
    }

    /** The names of what is there. */
    static List<String> names(BackupTarget target, String prefix) throws IOException {
        try (Stream<String> names = target.list(prefix)) {
            return names.toList();
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    private void put(String name, String content) throws IOException {
        put(target(), name, content.getBytes(UTF_8));
    }

    private String get(String name) throws IOException {
        return new String(get(target(), name), UTF_8);
    }

    private void isNotThere(String name) throws IOException {
        assertThat(names(target(), "")).doesNotContain(name);
        assertThat(target().length(name)).isEqualTo(-1);
        assertThatThrownBy(() -> target().open(name)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void aFileIsThereWholeAndNotBefore() throws IOException {
        try (NewFile file = target().create("2026/one")) {
            file.content().write("first ".getBytes(UTF_8));
            file.content().flush();
            isNotThere("2026/one");
            file.content().write('2');
            file.content().close();
            isNotThere("2026/one");
            file.commit();
            assertThat(get("2026/one")).isEqualTo("first 2");
        }
        assertThat(get("2026/one")).isEqualTo("first 2");
        assertThat(target().length("2026/one")).isEqualTo(7);
        assertThat(names(target(), "")).containsExactly("2026/one");
    }

    @Test
    default void closedWithoutCommitItNeverWas() throws IOException {
        try (NewFile file = target().create("left")) {
            file.content().write(noise(9 * MIB));
        }
        isNotThere("left");
        assertThat(names(target(), "")).isEmpty();
    }

    @Test
    default void closedWithoutCommitItLeavesTheOneBefore() throws IOException {
        put("kept", "before");
        try (NewFile file = target().create("kept")) {
            file.content().write(noise(9 * MIB));
            assertThat(get("kept")).isEqualTo("before");
        }
        assertThat(get("kept")).isEqualTo("before");
    }

    @Test
    default void takesThePlaceOfOneThatHasItsName() throws IOException {
        put("again", "a longer one");
        put("again", "short");
        assertThat(get("again")).isEqualTo("short");
        assertThat(target().length("again")).isEqualTo(5);
        assertThat(names(target(), "")).containsExactly("again");
    }

    @Test
    default void ofTwoThatWriteOneNameTheLastToCommitStays() throws IOException {
        try (NewFile first = target().create("same");
                NewFile second = target().create("same")) {
            first.content().write("first".getBytes(UTF_8));
            second.content().write("second".getBytes(UTF_8));
            second.commit();
            first.commit();
        }
        assertThat(get("same")).isEqualTo("first");
    }

    @Test
    default void aLargeFileComesBackByteForByte() throws IOException {
        byte[] large = noise(20 * MIB + 11);
        try (NewFile file = target().create("large")) {
            for (int from = 0, step = 1; from < large.length; from += step, step = step * 3 % 1_000_003 + 1) {
                file.content().write(large, from, Math.min(step, large.length - from));
            }
            file.commit();
        }
        assertThat(target().length("large")).isEqualTo(large.length);
        assertThat(get(target(), "large")).isEqualTo(large);
    }

    @Test
    default void takesFilesOfNothingAndOfWholeParts() throws IOException {
        for (int length : List.of(0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 16 * MIB)) {
            byte[] content = noise(length);
            put(target(), "sized", content);
            assertThat(target().length("sized")).isEqualTo(length);
            assertThat(get(target(), "sized")).isEqualTo(content);
        }
    }

    @Test
    default void aFileThatIsNotReadToItsEndCanBeReadAgain() throws IOException {
        byte[] large = noise(9 * MIB);
        put(target(), "large", large);
        try (InputStream begun = target().open("large")) {
            assertThat(begun.read()).isEqualTo(large[0] & 0xFF);
        }
        assertThat(get(target(), "large")).isEqualTo(large);
    }

    @Test
    default void namesWhatIsThereInItsOrder() throws IOException {
        List<String> inOrder = List.of("a-b", "a-c/x", "a.b/x", "a/1", "a/10/y", "a/2", "a0", "b/a/1", "b/a/2");
        for (String name : inOrder.reversed()) {
            put(name, name);
        }
        assertThat(names(target(), "")).isEqualTo(inOrder);
        assertThat(names(target(), "a/")).containsExactly("a/1", "a/10/y", "a/2");
        assertThat(names(target(), "a/1")).containsExactly("a/1", "a/10/y");
        assertThat(names(target(), "a")).isEqualTo(inOrder.subList(0, 7));
        assertThat(names(target(), "b/a/2")).containsExactly("b/a/2");
        assertThat(names(target(), "b/a/2/")).isEmpty();
        assertThat(names(target(), "none/of/these")).isEmpty();
    }

    @Test
    default void aFileIsDeletedOnceAndAgain() throws IOException {
        put("2026/gone", "gone");
        put("2026/gone-not", "stays");
        target().delete("2026/gone");
        isNotThere("2026/gone");
        target().delete("2026/gone");
        target().delete("never/was");
        assertThat(names(target(), "")).containsExactly("2026/gone-not");
    }

    @Test
    default void saysThatAFileIsMissing() throws IOException {
        put("there/is", "one");
        for (String missing : List.of("there", "there/is/not", "there/i", "none")) {
            isNotThere(missing);
        }
    }

    @Test
    default void whatIsCommittedOrClosedTakesNothingMore() throws IOException {
        NewFile file = target().create("once");
        file.content().write('1');
        file.commit();
        assertThatThrownBy(() -> file.content().write('2')).isInstanceOf(IOException.class);
        assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
        file.close();
        file.close();
        NewFile closed = target().create("never");
        closed.close();
        assertThatThrownBy(closed::commit).isInstanceOf(IOException.class);
        assertThat(get("once")).isEqualTo("1");
        isNotThere("never");
    }

    @Test
    default void refusesNamesThatLeadElsewhere() {
        for (String name : List.of("", "..", "../a", "a/../../b", "/etc/passwd", "a//b", ".a", "a/.b", "a b", "a\\b")) {
            assertThatThrownBy(() -> target().create(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> target().open(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> target().length(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> target().delete(name)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String prefix : List.of("..", "../", "/", "a/../", "a//", "a b")) {
            assertThatThrownBy(() -> target().list(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
