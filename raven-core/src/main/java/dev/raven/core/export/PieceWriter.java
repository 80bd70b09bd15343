package dev.raven.core.export;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ExportId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Puts one person's lines into a file of an export, a sealed piece of about a MiB after the other. */
final class PieceWriter {
    /** Stands behind all. */
    static final int NO_MORE = 0;

    /** Stands before a piece. */
    static final int PIECE = 1;

    /** Stands before the id of a person who has no last piece. */
    static final int BROKEN_OFF = 2;

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

    /** Says that the person does not come to an end: what a reader is to think of it, the reader can find out. */
    void breakOff() throws IOException {
        out.writeByte(BROKEN_OFF);
        out.writeUTF(person.user().value());
    }

    private void piece(boolean last) throws IOException {
        ExportPiece piece = new ExportPiece(number++, last, lines.toByteArray(), counts);
        Sealed sealed = vault.seal(person, export, piece);
        out.writeByte(PIECE);
        out.writeUTF(person.user().value());
        out.writeInt(piece.number());
        out.writeBoolean(last);
        out.writeInt(sealed.bytes().length);
        out.write(sealed.bytes());
        lines.reset();
        counts = ExportCounts.NONE;
    }
}
