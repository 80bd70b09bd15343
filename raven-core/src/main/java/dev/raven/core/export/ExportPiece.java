package dev.raven.core.export;

/**
 * A piece of what is exported of one person.
 *
 * @param number from 0
 * @param last whether the person ends with it
 * @param lines whole ones
 * @param counts of what stands in them
 */
record ExportPiece(int number, boolean last, byte[] lines, ExportCounts counts) {

    /** What stands beside a sealed one. */
    static ExportPiece named(int number, boolean last) {
        return new ExportPiece(number, last, new byte[0], ExportCounts.NONE);
    }
}
