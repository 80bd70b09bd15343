package dev.raven.web.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A body by its lines, as it comes: never more of it is held than one read brings and the line that it ends in. */
public final class LineStream {
    /** Bytes of a line at most: what the body of a single request may have. */
    static final int LONGEST = 1024 * 1024;
    /** Lines handed over at once at most. */
    static final int MOST = 64;

    private final InputStream body;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int position;
    private int end;
    private int number = 1;
    private boolean tooLong;

    public LineStream(InputStream body) {
        this.body = body;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param tooLong whether it was longer than a line may be; its content is lost then
     */
    public record Line(int number, byte[] content, boolean tooLong) {

        public boolean blank() {
            for (byte each : content) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The number of the line that comes next, or is half here. */
    int number() {
        return number;
    }

    /** The lines that are there, waiting for at least one; none at the end of the body. */
    public List<Line> next() throws IOException {
        List<Line> lines = new ArrayList<>();
        while (lines.isEmpty() && end >= 0) {
            if (position == end) {
                fill();
            }
            split(lines);
        }
        return lines;
    }

    /** Waits for something, and takes what else is there already. */
    private void fill() throws IOException {
        position = 0;
        end = body.read(buffer);
        while (end > 0 && end < buffer.length && body.available() > 0) {
            int more = body.read(buffer, end, buffer.length - end);
            if (more <= 0) {
                return;
            }
            end += more;
        }
    }

    private void split(List<Line> lines) {
        while (position < end && lines.size() < MOST) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            keep(from);
            if (position < end) {
                position++;
                lines.add(line());
            }
        }
        if (end < 0 && (begun.size() > 0 || tooLong)) {
            lines.add(line());
        }
    }

    private void keep(int from) {
        tooLong |= begun.size() + position - from > LONGEST;
        if (tooLong) {
            begun.reset();
        } else {
            begun.write(buffer, from, position - from);
        }
    }

    private Line line() {
        Line line = new Line(number++, begun.toByteArray(), tooLong);
        begun.reset();
        tooLong = false;
        return line;
    }
}
