package dev.raven.persistence.backup;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.StoredRecord;
import dev.raven.core.backup.StoredRecord.Kind;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what one person's slot holds, as of one moment, while others write: blocks and tail bit by bit, as they may be large,
 * then the rest with a look whether what was read still stands, in one script. Blocks and entries never change, and their
 * places are never used again; so where as many stand as were read, they are the same.
 */
final class PersonReader {
    private static final Script PERSON = Script.beside(PersonReader.class, "person");
    private static final int MOST_TRIES = 1_000;

    private final RawReader reader;
    private final Clock clock;

    PersonReader(RawReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** What a person's memory holds. */
    record Held(long interactions, long conversations) {}

    /**
     * @return empty where the person is being erased: what was handed over of it is not restored without its key
     * @throws UnavailableException when it changed too often
     */
    Optional<Held> read(TenantId tenant, UserId user, BackupStore.Sink sink) {
        return new Reading(tenant, user, sink).run();
    }

    private final class Reading {
        private final TenantId tenant;
        private final Optional<UserId> person;
        private final BackupStore.Sink sink;
        private final Progress blocks;
        private final Progress tail;
        private final String conversations;

        Reading(TenantId tenant, UserId user, BackupStore.Sink sink) {
            this.tenant = tenant;
            this.person = Optional.of(user);
            this.sink = sink;
            this.blocks = new Progress(of("blocks"));
            this.tail = new Progress(of("tail"));
            this.conversations = of("conversations");
        }

        private String of(String part) {
            return RedisKeys.of(tenant, person.orElseThrow(), part);
        }

        Optional<Held> run() {
            for (int i = 0; i < MOST_TRIES; i++) {
                List<String> ids = reader.redis().read(client -> client.zrange(conversations, 0, -1));
                List<Reply> answer =
                        reader.redis().read(PERSON.on(keys(ids), args(ids))).items();
                switch (answer.get(0).text()) {
                    case "whole" -> {
                        return finish(ids, answer);
                    }
                    case "blocks" -> blocks.again();
                    case "tail" -> tail.again();
                    case "more" -> {
                        blocks.further();
                        tail.further();
                    }
                    default -> {} // the conversations are other ones by now
                }
            }
            throw UnavailableException.storage(null);
        }

        private List<String> keys(List<String> ids) {
            List<String> keys =
                    new ArrayList<>(List.of(blocks.key, tail.key, of("removals"), of("memory"), conversations));
            ids.forEach(id -> keys.add(of("conversation:" + id)));
            return keys;
        }

        private List<Object> args(List<String> ids) {
            List<Object> args = new ArrayList<>(List.of(blocks.last, tail.last, blocks.read, tail.read));
            args.addAll(ids);
            return args;
        }

        private Optional<Held> finish(List<String> ids, List<Reply> answer) {
            List<byte[]> memory = new ArrayList<>();
            long interactions = 0;
            List<Reply> counters = answer.get(1).items();
            for (int i = 0; i < counters.size(); i += 2) {
                String name = counters.get(i).text();
                if (name.equals("closed")) {
                    return Optional.empty();
                }
                interactions = name.equals("interactions") ? counters.get(i + 1).number() : interactions;
                if (!name.equals("listed")) { // made anew where it is wanted
                    memory.add(counters.get(i).bytes());
                    memory.add(counters.get(i + 1).bytes());
                }
            }
            RawReader.hash(of("memory"), person, memory, sink);
            stream(of("removals"), answer.get(3));
            answer.get(4).items().forEach(blocks::take);
            answer.get(5).items().forEach(tail::take);
            conversations(ids, answer);
            tail.conversations.forEach(this::mark);
            return Optional.of(new Held(interactions, ids.size()));
        }

        private void stream(String key, Reply entries) {
            sink.accept(StoredRecord.nothing(key, person));
            entries.items().forEach(entry -> sink.accept(RawReader.entry(key, person, entry)));
        }

        private void conversations(List<String> ids, List<Reply> answer) {
            sink.accept(StoredRecord.nothing(conversations, person));
            List<Reply> order = answer.get(2).items();
            for (int i = 0; i < ids.size(); i++) {
                ConversationId id = new ConversationId(ids.get(i));
                byte[] member = order.get(2 * i).bytes();
                sink.accept(RawReader.member(
                        conversations, person, member, order.get(2 * i + 1).text()));
                List<byte[]> fields =
                        answer.get(6 + i).items().stream().map(Reply::bytes).toList();
                RawReader.hash(of("conversation:" + id), person, fields, sink);
                byte[] owner = RawReader.bytes(person.orElseThrow().value());
                sink.accept(new StoredRecord(RedisKeys.of(tenant, id, "user"), Kind.TEXT, person, List.of(owner)));
            }
        }

        /** What waits in a tail is looked at as soon as it is there again. */
        private void mark(String conversation) {
            String member = tenant + "/" + person.orElseThrow() + "/" + conversation;
            sink.accept(RawReader.member(
                    RedisKeys.of(TenantId.PLATFORM, "tails"),
                    person,
                    RawReader.bytes(member),
                    Long.toString(clock.millis())));
        }

        /** How far a stream was read. */
        private final class Progress {
            private final String key;
            private final Set<String> conversations = new HashSet<>();
            private String last = "";
            private long read;

            Progress(String key) {
                this.key = key;
                again();
            }

            void again() {
                last = "0-0";
                read = 0;
                conversations.clear();
                sink.accept(StoredRecord.nothing(key, person));
            }

            void further() {
                List<Reply> some = reader.entries(key, last);
                while (!some.isEmpty()) {
                    some.forEach(this::take);
                    some = reader.entries(key, last);
                }
            }

            void take(Reply entry) {
                sink.accept(RawReader.entry(key, person, entry));
                last = entry.item(0).text();
                read++;
                List<Reply> fields = entry.item(1).items();
                for (int i = 0; i < fields.size(); i += 2) {
                    if (fields.get(i).text().equals("conversation")) {
                        conversations.add(fields.get(i + 1).text());
                    }
                }
            }
        }
    }
}
