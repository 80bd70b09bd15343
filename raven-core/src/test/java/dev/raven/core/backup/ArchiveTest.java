package dev.raven.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final byte[] CONTEXT = {1, 2, 3};
    private static final Random RANDOM = new Random(7);
    private static final Ids IDS = new Ids(RANDOM);
    private static final TenantId ACME = IDS.tenant();
    private static final UserId ALICE = IDS.user();

    private final KeyMaterial key = KeyMaterial.random(RANDOM);

    private static List<StoredRecord> records(int large) {
        byte[] body = new byte[large];
        RANDOM.nextBytes(body); // does not compress, so that it fills segments
        return List.of(
                StoredRecord.nothing("rvn:a", Optional.of(ALICE)),
                new StoredRecord("rvn:a", Kind.HASH, Optional.of(ALICE), List.of(new byte[] {0}, new byte[0])),
                new StoredRecord("rvn:b", Kind.STREAM, Optional.of(ALICE), List.of(new byte[] {1}, body, body)),
                new StoredRecord("rvn:c", Kind.SORTED_SET, Optional.empty(), List.of(new byte[] {2}, new byte[] {'1'}))
                        .of(ACME),
                new StoredRecord("rvn:d", Kind.TEXT, Optional.empty(), List.of(body)));
    }

    private byte[] written(List<StoredRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArchiveWriter archive = new ArchiveWriter(out, key, CONTEXT, RANDOM)) {
            for (StoredRecord record : records) {
                archive.write(record);
            }
        }
        return out.toByteArray();
    }

    private static List<String> read(byte[] archive, KeyMaterial key, byte[] context) throws IOException {
        List<String> read = new ArrayList<>();
        try (ArchiveReader reader = new ArchiveReader(new ByteArrayInputStream(archive), key, context)) {
            for (Optional<StoredRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(text(next.get()));
            }
        }
        return read;
    }

    private static String text(StoredRecord record) {
        return record.key()
                + record.kind()
                + record.tenant()
                + record.person()
                + record.parts().stream().map(Arrays::toString).toList();
    }

    @Test
    void givesBackWhatWasPutIntoIt() throws IOException {
        List<StoredRecord> records = records(3 * SealedOutput.SEGMENT / 2);
        assertThat(read(written(records), key, CONTEXT))
                .containsExactlyElementsOf(
                        records.stream().map(ArchiveTest::text).toList());
    }

    @Test
    void opensWhatWasWrittenInTheLargestSegmentsThatEverWere() throws IOException {
        byte[] content = new byte[SealedInput.LARGEST + 5];
        RANDOM.nextBytes(content);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (SealedOutput out = new SealedOutput(archive, key, CONTEXT, RANDOM, SealedInput.LARGEST)) {
            out.write(content);
        }
        assertThat(new SealedInput(new ByteArrayInputStream(archive.toByteArray()), key, CONTEXT).readAllBytes())
                .isEqualTo(content);
    }

    @Test
    void holdsNothing() throws IOException {
        assertThat(read(written(List.of()), key, CONTEXT)).isEmpty();
    }

    @Test
    void isAnotherEachTimeItIsWritten() throws IOException {
        assertThat(written(records(10))).isNotEqualTo(written(records(10)));
    }

    @Test
    void opensNeitherWithAnotherKeyNorAsAnotherArchive() throws IOException {
        byte[] archive = written(records(10));
        assertThatThrownBy(() -> read(archive, KeyMaterial.random(RANDOM), CONTEXT))
                .isInstanceOf(DamagedArchiveException.class);
        assertThatThrownBy(() -> read(archive, key, new byte[] {1, 2, 4})).isInstanceOf(DamagedArchiveException.class);
    }

    @Test
    void tellsWhereItWasCut() throws IOException {
        byte[] archive = written(records(SealedOutput.SEGMENT));
        for (int length = 0; length < archive.length; length += 1 + length / 3) {
            byte[] cut = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> read(cut, key, CONTEXT)).isInstanceOf(DamagedArchiveException.class);
        }
        byte[] last = Arrays.copyOf(archive, archive.length - 1);
        assertThatThrownBy(() -> read(last, key, CONTEXT)).hasMessage("was cut");
    }

    @Test
    void tellsThatAByteWasChanged() throws IOException {
        byte[] archive = written(records(100));
        for (int at = 0; at < archive.length; at++) {
            byte[] changed = archive.clone();
            changed[at] ^= 4;
            assertThatThrownBy(() -> read(changed, key, CONTEXT)).isInstanceOf(DamagedArchiveException.class);
        }
    }

    @Test
    void tellsThatSomethingWasAddedOrASegmentPutElsewhere() throws IOException {
        byte[] archive = written(records(3 * SealedOutput.SEGMENT));
        assertThatThrownBy(() -> read(Arrays.copyOf(archive, archive.length + 1), key, CONTEXT))
                .hasMessage("goes on behind its end");
        int start = ArchiveWriter.MAGIC.length() + SealedOutput.SALT;
        int segment = 5 + SealedOutput.SEGMENT + 16;
        byte[] swapped = archive.clone();
        System.arraycopy(archive, start, swapped, start + segment, segment);
        System.arraycopy(archive, start + segment, swapped, start, segment);
        assertThatThrownBy(() -> read(swapped, key, CONTEXT)).isInstanceOf(DamagedArchiveException.class);
    }
}
