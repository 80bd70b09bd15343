package dev.raven.core.export;

import java.nio.charset.StandardCharsets;

/** Lines that tell what they are of, and what was said. */
public final class TextExportFormat implements ExportFormat {

    @Override
    public byte[] line(ExportLine line) {
        String said = line instanceof ExportLine.Exchange exchange
                ? exchange.said().interaction().userMessage()
                : "";
        return (line + said + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
