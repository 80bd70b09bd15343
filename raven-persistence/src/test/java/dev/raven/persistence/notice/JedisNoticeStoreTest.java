package dev.raven.persistence.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.notice.NoticeStore;
import dev.raven.core.notice.NoticeStoreContract;
import dev.raven.persistence.redis.TestRedis;
import org.junit.jupiter.api.Test;

class JedisNoticeStoreTest implements NoticeStoreContract {
    private final NoticeStore notices = new JedisNoticeStore(TestRedis.shared());

    @Override
    public NoticeStore notices() {
        return notices;
    }

    @Test
    void aPositionThatRedisDoesNotKnowIsTooOldOrOfAnotherTime() {
        assertThat(notices.after("1-1")).isEmpty();
        assertThat(notices.after("0-0")).isPresent();
    }
}
