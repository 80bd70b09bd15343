package dev.raven.core.export;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ExportId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses and seals the pieces of an export, each under its person's key: it opens for as long as the person is here. */
@Singleton
class ExportVault {
    private final SealedJson sealer;

    @Inject
    ExportVault(SealedJson sealer) {
        this.sealer = sealer;
    }

    /** What is sealed of a piece. */
    private record Body(byte[] lines, ExportCounts counts) {}

    Sealed seal(Subject subject, ExportId export, ExportPiece piece) {
        return sealer.seal(context(subject, export, piece), new Body(compressed(piece.lines()), piece.counts()));
    }

    /**
     * Opens a piece.
     *
     * @param named number and end as they stand beside the seal
     * @throws dev.raven.core.key.NoKeyException when the person is erased
     * @throws dev.raven.core.envelope.IntegrityException when it was altered or moved
     */
    ExportPiece open(Subject subject, ExportId export, ExportPiece named, Sealed sealed) {
        Body body = sealer.open(context(subject, export, named), sealed, Body.class);
        return new ExportPiece(named.number(), named.last(), plain(body.lines()), body.counts());
    }

    private static RecordContext context(Subject subject, ExportId export, ExportPiece piece) {
        return new RecordContext(
                subject, RecordKind.EXPORT, export + "/" + piece.number() + (piece.last() ? "/last" : ""));
    }

    private static byte[] compressed(byte[] lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] plain(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
