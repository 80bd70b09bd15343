package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.core.settings.SettingsRule;

/** Redis is named as it must be, or may be the embedded one. */
public final class RedisRule implements SettingsRule {

    @Override
    public void check(Environment environment, ServerSettings server) {
        environment.independently(
                () -> server.redisUrl()
                        .ifPresentOrElse(
                                url -> RedisLogin.of(RedisUrl.parse(url), environment),
                                () -> RedisLink.requireEmbeddable(server, Durability.from(environment))),
                () -> Durability.from(environment),
                () -> environment.parsed(RedisLink.DRILL_URL, RedisRule::url, "must be written as REDIS_URL is"));
    }

    private static RedisUrl url(String text) {
        try {
            return RedisUrl.parse(text);
        } catch (SettingException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}
