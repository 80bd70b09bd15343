package dev.raven.core.notice;

import dev.raven.api.problem.UnavailableException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Spreads a notice: heard here when this returns, and by other nodes a moment later. */
@Singleton
public class NoticeBoard {
    private static final Logger LOG = System.getLogger(NoticeBoard.class.getName());

    private final NoticeStore store;
    private final Instance<NoticeListener> listeners;

    @Inject
    NoticeBoard(NoticeStore store, @Any Instance<NoticeListener> listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    /**
     * Tells of a change that stands already. Where the others cannot be told, the change is still a success: what they
     * read before it they believe for two seconds at most.
     */
    public void tell(Notice notice) {
        listeners.forEach(listener -> listener.forget(notice));
        try {
            store.post(notice.tenant(), notice.apiKey(), notice.user());
        } catch (UnavailableException away) {
            LOG.log(Level.WARNING, "other nodes were not told of a change; they read it within two seconds");
        }
    }
}
