package dev.raven.core.user;

class InMemoryUserStoreTest implements UserStoreContract {
    private final InMemoryUserStore store = new InMemoryUserStore();

    @Override
    public UserStore users() {
        return store;
    }
}
