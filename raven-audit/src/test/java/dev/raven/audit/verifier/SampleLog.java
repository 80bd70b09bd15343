package dev.raven.audit.verifier;

import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.NoteSigner;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.tree.Frontier;
import dev.raven.audit.tree.TileGrowth;
import dev.raven.audit.tree.TileId;
import dev.raven.audit.tree.TileTree;
import dev.raven.audit.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A log as Raven writes it, and what an attacker who can write everything but signatures makes of it. */
final class SampleLog {
    static final String ID = "ten_AAAAAAAAAAAAAAAAAAAAAA";
    static final String ORIGIN = "raven/" + ID;
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static final String NO_HASH = "0".repeat(64);

    /** The events without what the log adds: their names. */
    private final List<String> names;

    SampleLog(List<String> names) {
        this.names = List.copyOf(names);
    }

    static SampleLog of(int events) {
        return new SampleLog(
                LongStream.rangeClosed(1, events).mapToObj(n -> "name " + n).toList());
    }

    static NoteSigner signer() {
        return NoteSigner.of("raven", NoteSigner.newPair(new SecureRandom()));
    }

    int size() {
        return names.size();
    }

    /** The same log with other names, sequences and hashes made anew: a forgery that is whole in itself. */
    SampleLog with(Consumer<List<String>> change) {
        List<String> changed = new ArrayList<>(names);
        change.accept(changed);
        return new SampleLog(changed);
    }

    List<String> events() {
        List<String> events = new ArrayList<>();
        String previous = NO_HASH;
        for (String name : names) {
            String event = event(events.size() + 1, name, previous);
            events.add(event);
            previous = hash(event);
        }
        return events;
    }

    static String event(long sequence, String name, String previous) {
        return "{\"event_id\":\"evt_x\",\"sequence\":" + sequence
                + ",\"phase\":\"outcome\",\"actor\":{\"type\":\"system\"},\"action\":\"" + name
                + "\",\"previous_hash\":\"" + previous + "\"}";
    }

    static String hash(String event) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(event.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static byte[] leaf(String event) {
        return TreeHash.leaf(event.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String line(String event) {
        return "{\"leaf_hash\":\"" + base64(leaf(event)) + "\",\"event\":" + event + "}";
    }

    static String header(long from, long to, String previousHash, List<byte[]> frontier) {
        return "{\"raven_audit_export\":1,\"log\":\"" + ID + "\",\"origin\":\"" + ORIGIN + "\",\"from\":" + from
                + ",\"to\":" + to
                + ",\"previous_hash\":\"" + previousHash + "\",\"frontier\":["
                + frontier.stream().map(hash -> "\"" + base64(hash) + "\"").collect(Collectors.joining(","))
                + "],\"complete\":true,\"exported_at\":\"" + NOON + "\"}";
    }

    /** A whole export, one string a line, the header first. */
    List<String> export() {
        return export(1);
    }

    /** One that begins later, as where the log was pruned. */
    List<String> export(int from) {
        List<String> events = events();
        Frontier frontier = Frontier.empty();
        events.subList(0, from - 1).forEach(event -> frontier.append(leaf(event)));
        List<String> lines = new ArrayList<>();
        lines.add(header(from, size(), from == 1 ? NO_HASH : hash(events.get(from - 2)), frontier.roots()));
        events.subList(from - 1, size()).forEach(event -> lines.add(line(event)));
        return lines;
    }

    /** Chosen events with their proofs in the tree of so many. */
    List<String> filtered(int treeSize, int... sequences) {
        List<String> events = events();
        Map<TileId, byte[]> tiles = new HashMap<>();
        TileGrowth growth = new TileGrowth((level, index) -> new byte[0], 0);
        events.forEach(event -> growth.append(leaf(event)));
        tiles.putAll(growth.changed());
        TileTree tree = new TileTree((level, index) -> tiles.getOrDefault(new TileId(level, index), new byte[0]));
        List<String> lines = new ArrayList<>();
        lines.add(
                "{\"raven_audit_export\":1,\"log\":\"" + ID + "\",\"complete\":false,\"tree_size\":" + treeSize + "}");
        for (int sequence : sequences) {
            String event = events.get(sequence - 1);
            String proof = sequence > treeSize
                    ? ""
                    : "\"hashes\":["
                            + tree.inclusion(sequence - 1, treeSize).stream()
                                    .map(hash -> "\"" + base64(hash) + "\"")
                                    .collect(Collectors.joining(","))
                            + "],";
            lines.add("{\"leaf_hash\":\"" + base64(leaf(event)) + "\"," + proof + "\"event\":" + event + "}");
        }
        return lines;
    }

    /** The log's checkpoint over its first events. */
    String checkpoint(int size, Instant time, NoteSigner... signers) {
        Frontier frontier = Frontier.empty();
        events().subList(0, size).forEach(event -> frontier.append(leaf(event)));
        return SignedNote.of(new Checkpoint(ORIGIN, size, frontier.root(), time).text(), signers)
                .toString();
    }
}
