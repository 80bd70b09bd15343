package dev.raven.core.notice;

/** Remembers for a while what it read, and can be told to read again. */
public interface NoticeListener {

    void forget(Notice notice);

    /** Some notices were missed, and nobody knows which. */
    void forgetAll();
}
