package dev.raven.core.usage;

class InMemoryUsageStoreTest implements UsageStoreContract {
    private final InMemoryUsageStore store = new InMemoryUsageStore();

    @Override
    public UsageStore usage() {
        return store;
    }
}
