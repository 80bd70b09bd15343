package dev.raven.core.key;

class InMemoryKeyManagementTest implements KeyManagementContract {
    private final KeyManagement service = new InMemoryKeyManagement();
    private final KeyManagement foreign = new InMemoryKeyManagement();

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }
}
