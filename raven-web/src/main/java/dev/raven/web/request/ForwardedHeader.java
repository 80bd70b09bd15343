package dev.raven.web.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of {@code Forwarded} (RFC 7239, 4). A line that is not well-formed says nothing at all: who may write
 * its left part could open a quotation there that swallows what the proxies added.
 */
final class ForwardedHeader {
    private static final String DELIMITERS = ",;=\"";
    private static final char END = '\uffff';

    private final String line;
    private int at;

    private ForwardedHeader(String line) {
        this.line = line;
    }

    /** The stations of a line from left to right; one that is unknown where the line is malformed. */
    static List<Hop> read(String line) {
        try {
            return new ForwardedHeader(line).elements();
        } catch (IllegalArgumentException malformed) {
            return List.of(Hop.UNKNOWN);
        }
    }

    private List<Hop> elements() {
        List<Hop> hops = new ArrayList<>();
        do {
            Map<String, String> pairs = pairs();
            hops.add(new Hop(
                    Optional.ofNullable(pairs.get("for")).flatMap(Hop::address),
                    Optional.ofNullable(pairs.get("proto"))));
        } while (accept(','));
        require(next() == END);
        return hops;
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new HashMap<>();
        do {
            String name = word().toLowerCase(Locale.ROOT);
            require(accept('='));
            require(pairs.put(name, next() == '"' ? quoted() : word()) == null);
        } while (accept(';'));
        return pairs;
    }

    /** A token; addresses in brackets and with ports are let pass, as many proxies forget to quote them. */
    private String word() {
        next();
        int from = at;
        while (at < line.length() && line.charAt(at) > ' ' && DELIMITERS.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        require(at > from);
        return line.substring(from, at);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
            if (line.charAt(at) == '\\') {
                at++;
            }
            require(at < line.length());
            text.append(line.charAt(at));
        }
        require(at++ < line.length());
        return text.toString();
    }

    private boolean accept(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** The next character that is no blank, which it stands on. */
    private char next() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at < line.length() ? line.charAt(at) : END;
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new IllegalArgumentException("not a Forwarded header");
        }
    }
}
