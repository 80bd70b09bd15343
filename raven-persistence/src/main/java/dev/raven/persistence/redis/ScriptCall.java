package dev.raven.persistence.redis;

import java.util.List;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
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

    /** To be sent with others; a server that has forgotten the script refuses it without running anything. */
    CommandObject<Object> evaluation(CommandObjects commands) {
        return commands.evalsha(script.digest(), keys, args);
    }
}
