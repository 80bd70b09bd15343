package dev.raven.api.imports;

/**
 * Why something of a file was not taken in.
 *
 * @param position where it stands: in NDJSON a line, else the number of the element, both from 1
 * @param field that is wrong; empty where it is the whole
 * @param detail what is wrong, and the mend
 */
public record ImportProblemView(long position, String field, String detail) {}
