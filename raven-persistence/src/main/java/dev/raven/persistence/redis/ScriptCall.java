package dev.raven.persistence.redis;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script with its keys and arguments. */
public final class ScriptCall {
    private final Script script;
    private final List<byte[]> keys;
    private final List<byte[]> args;

    ScriptCall(Script script, List<byte[]> keys, List<byte[]> args) {
        this.script = script;
        this.keys = keys;
        this.args = args;
    }

    /** Redis forgets scripts when it restarts; it then refuses without running anything, and is sent the source. */
    Reply run(UnifiedJedis client) {
        try {
            return new Reply(client.evalsha(script.digest(), keys, args));
        } catch (JedisNoScriptException forgotten) {
            return new Reply(client.eval(script.source(), keys, args));
        }
    }

    /** Those that Redis has forgotten are sent once more, by themselves. */
    static List<Reply> run(List<ScriptCall> calls, UnifiedJedis client) {
        List<Response<Object>> answers;
        try (AbstractPipeline pipeline = client.pipelined()) {
            answers = calls.stream()
                    .map(call -> pipeline.evalsha(call.script.digest(), call.keys, call.args))
                    .toList();
            pipeline.sync();
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            replies.add(reply(calls.get(i), answers.get(i), client));
        }
        return replies;
    }

    private static Reply reply(ScriptCall call, Response<Object> answer, UnifiedJedis client) {
        try {
            return new Reply(answer.get());
        } catch (JedisNoScriptException forgotten) {
            return call.run(client);
        }
    }
}
