package dev.raven.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.caller.Caller;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ExportId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.scene.Scene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeReaderTest implements VolumeReader.Listener {
    /** Each line is a piece. */
    private static final ExportFormat LARGE = line -> new byte[1 << 20];

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserId alice = scene.user(acme);
    private final UserId bob = scene.user(acme);
    private final ExportLine line = new ExportLine.TenantHead(acme.tenantId(), Instant.EPOCH);
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ExportSum.Counting counting = new ExportSum.Counting(file);
    private final DataOutputStream out = new DataOutputStream(counting);
    private final List<UserId> pieces = new ArrayList<>();
    private final List<UserId> broken = new ArrayList<>();

    private PieceWriter of(UserId person) {
        return new PieceWriter(
                out,
                LARGE,
                scene.get(ExportVault.class),
                new Subject.User(acme.tenantId(), person),
                ExportId.madeBy(scene.get(Ids.class).job()));
    }

    private void read() throws IOException {
        out.writeByte(PieceWriter.NO_MORE);
        new VolumeReader(this)
                .read(
                        new ByteArrayInputStream(file.toByteArray()),
                        counting.sum(1, 1).sha256());
    }

    @Override
    public void piece(VolumeReader.Piece piece) {
        pieces.add(piece.person());
    }

    @Override
    public void brokenOff(UserId person) {
        broken.add(person);
    }

    @Test
    void whoseEndIsMissingIsNotTakenForWhole() throws IOException {
        of(alice).write(line);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }

    @Test
    void norWhereAnotherComesBeforeTheEnd() throws IOException {
        of(alice).write(line);
        of(bob).end();
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }

    @Test
    void whoIsBrokenOffIsToldOf() throws IOException {
        PieceWriter first = of(alice);
        first.write(line);
        first.breakOff();
        of(bob).end();
        read();
        assertThat(pieces).containsExactly(alice, bob);
        assertThat(broken).containsExactly(alice);
    }
}
