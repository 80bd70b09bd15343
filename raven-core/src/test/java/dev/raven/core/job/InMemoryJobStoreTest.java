package dev.raven.core.job;

class InMemoryJobStoreTest implements JobStoreContract {
    private final JobStore jobs = new InMemoryJobStore();

    @Override
    public JobStore jobs() {
        return jobs;
    }
}
