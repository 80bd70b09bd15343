package dev.raven.core.export;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * A file of an export, as the whole lists it.
 *
 * @param number from 1
 * @param attempt who wrote it
 * @param sha256 of the file, in hex
 */
record ExportSum(int number, long attempt, String sha256) {

    /** Computes it while the file is written. */
    static final class Counting extends DigestOutputStream {
        Counting(OutputStream out) {
            super(out, ExportFile.sha256());
        }

        ExportSum sum(int number, long attempt) {
            return new ExportSum(
                    number, attempt, HexFormat.of().formatHex(getMessageDigest().digest()));
        }
    }
}
