package dev.raven.persistence.redis;

import dev.raven.core.page.Slice;
import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.resps.Tuple;

/** Walks a sorted set whose scores are positions, from 1: what is removed meanwhile shifts nothing. */
public final class Slices {
    private Slices() {}

    /** @param after position to go on after, 0 for the first */
    public static <T> Slice<T> after(Redis redis, String key, long after, int limit, Function<String, T> member) {
        List<Tuple> found = redis.read(client -> client.zrangeByScoreWithScores(key, "(" + after, "+inf", 0, limit));
        long next = found.isEmpty() ? after : (long) found.get(found.size() - 1).getScore();
        return new Slice<>(
                found.stream().map(tuple -> member.apply(tuple.getElement())).toList(), next);
    }
}
