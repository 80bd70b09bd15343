package dev.raven.core.export;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.UserId;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;

/** Reads a file of a tenant's export, as {@link ExportVolumes} wrote it. */
final class VolumeReader {
    private static final int MOST_SEALED = 64 << 20;

    private final Listener listener;
    /** Whose last piece has not come yet. */
    private Optional<UserId> unended = Optional.empty();

    VolumeReader(Listener listener) {
        this.listener = listener;
    }

    /** Takes what stands in it. */
    interface Listener {
        void piece(Piece piece) throws IOException;

        /** What there is of a person may lack something. */
        void brokenOff(UserId person);
    }

    /** A piece as it lies in a file. */
    record Piece(UserId person, ExportPiece named, Sealed sealed) {

        private static Piece read(DataInputStream in) throws IOException {
            UserId person = new UserId(in.readUTF());
            ExportPiece named = ExportPiece.named(in.readInt(), in.readBoolean());
            int length = in.readInt();
            require(length >= 0 && length <= MOST_SEALED);
            return new Piece(person, named, new Sealed(in.readNBytes(length)));
        }
    }

    /** @throws IOException when the file is not what was written, or somebody in it has no end and it does not say so */
    void read(InputStream file, String sha256) throws IOException {
        DigestInputStream counting = new DigestInputStream(file, ExportFile.sha256());
        try (DataInputStream in = new DataInputStream(counting)) {
            for (int next = in.readUnsignedByte(); next != PieceWriter.NO_MORE; next = in.readUnsignedByte()) {
                if (next == PieceWriter.BROKEN_OFF) {
                    brokenOff(new UserId(in.readUTF()));
                } else {
                    piece(Piece.read(in));
                }
            }
            String found = HexFormat.of().formatHex(counting.getMessageDigest().digest());
            require(unended.isEmpty() && in.read() < 0 && found.equals(sha256));
        }
    }

    private void piece(Piece piece) throws IOException {
        require(unended.filter(person -> !person.equals(piece.person())).isEmpty());
        unended = piece.named().last() ? Optional.empty() : Optional.of(piece.person());
        listener.piece(piece);
    }

    private void brokenOff(UserId person) {
        unended = unended.filter(other -> !other.equals(person));
        listener.brokenOff(person);
    }

    private static void require(boolean asWritten) throws IOException {
        if (!asWritten) {
            throw new IOException("a file of the export is not what was written");
        }
    }
}
