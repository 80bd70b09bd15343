package dev.raven.core.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the export of a tenant is.
 *
 * @param after position of the last user that was written
 * @param written the files so far
 */
record ExportCursor(long after, List<ExportSum> written) {
    static final ExportCursor START = new ExportCursor(0, List.of());

    ExportCursor {
        written = List.copyOf(written);
    }

    ExportCursor behind(ExportVolumes.Volume volume) {
        List<ExportSum> more = new ArrayList<>(written);
        more.add(volume.sum());
        return new ExportCursor(volume.next(), more);
    }

    int nextNumber() {
        return written.size() + 1;
    }

    static ExportCursor parse(String text) {
        String[] parts = text.split(";");
        return new ExportCursor(
                Long.parseLong(parts[0]),
                Arrays.stream(parts).skip(1).map(ExportCursor::sum).toList());
    }

    private static ExportSum sum(String text) {
        String[] parts = text.split(":");
        return new ExportSum(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of(Long.toString(after)),
                        written.stream().map(sum -> sum.number() + ":" + sum.attempt() + ":" + sum.sha256()))
                .collect(Collectors.joining(";"));
    }
}
