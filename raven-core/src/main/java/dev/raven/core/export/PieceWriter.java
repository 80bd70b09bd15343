package dev.raven.core.export;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ExportId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Puts one person's lines into a file of an export, a sealed piece of about a MiB after the other. */
final class PieceWriter {
    /** Stands before each piece, or behind the last. */
    static final boolean MORE = true;

    static final boolean NO_MORE = false;
    private static final int ENOUGH = 1 << 20;

    private final DataOutputStream out;
    private final ExportFormat format;
    private final ExportVault vault;
    private final Subject.User person;
    private final ExportId export;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private ExportCounts counts = ExportCounts.NONE;
    private int number;

    PieceWriter(DataOutputStream out, ExportFormat format, ExportVault vault, Subject.User person, ExportId export) {
        this.out = out;
        this.format = format;
        this.vault = vault;
        this.person = person;
        this.export = export;
    }

    void write(ExportLine line) throws IOException {
        lines.writeBytes(format.line(line));
        counts = counts.plus(line);
        if (lines.size() >= ENOUGH) {
            piece(false);
        }
    }

    void end() throws IOException {
        piece(true);
    }

    private void piece(boolean last) throws IOException {
        ExportPiece piece = new ExportPiece(number++, last, lines.toByteArray(), counts);
        Sealed sealed = vault.seal(person, export, piece);
        out.writeBoolean(MORE);
        out.writeUTF(person.user().value());
        out.writeInt(piece.number());
        out.writeBoolean(last);
        out.writeInt(sealed.bytes().length);
        out.write(sealed.bytes());
        lines.reset();
        counts = ExportCounts.NONE;
    }
}
