package dev.raven.persistence.job;

import dev.raven.core.job.JobStore;
import dev.raven.core.job.JobStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisJobStoreTest implements JobStoreContract {
    private final JobStore jobs = new JedisJobStore(TestRedis.shared());

    @Override
    public JobStore jobs() {
        return jobs;
    }
}
