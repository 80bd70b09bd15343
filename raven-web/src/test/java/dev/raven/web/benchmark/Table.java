package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results under a title: aligned for people, or one JSON object a line. */
final class Table {
    private final String title;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... head) {
        this.title = title;
        this.head = List.of(head);
    }

    Table row(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> String.valueOf(cells[i]))
                .toList());
        return this;
    }

    void print(PrintStream out, boolean json) {
        out.println(json ? json() : text());
        out.flush();
    }

    String json() {
        ObjectNode table = Connection.MAPPER.createObjectNode().put("title", title);
        ArrayNode lines = table.putArray("rows");
        for (List<String> row : rows) {
            ObjectNode line = lines.addObject();
            IntStream.range(0, head.size()).forEach(i -> line.put(head.get(i), row.get(i)));
        }
        return table.toString();
    }

    String text() {
        return "\n" + title + "\n" + line(head) + rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                        .mapToObj(i -> padded(cells.get(i), i))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing()
                + "\n";
    }

    /** The first column holds names, the others figures. */
    private String padded(String cell, int column) {
        int width = Math.max(
                head.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        String blanks = " ".repeat(width - cell.length());
        return column == 0 ? cell + blanks : blanks + cell;
    }
}
