package dev.raven.core.notice;

class InMemoryNoticeStoreTest implements NoticeStoreContract {
    private final InMemoryNoticeStore store = new InMemoryNoticeStore();

    @Override
    public NoticeStore notices() {
        return store;
    }
}
