package dev.raven.core.notice;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Notices in a list, of which the oldest can be dropped. */
public final class InMemoryNoticeStore implements NoticeStore {
    private final List<Notice> posted = new ArrayList<>();
    private int dropped;

    @Override
    public synchronized void post(TenantId tenant, Optional<String> apiKey, Optional<UserId> user) {
        posted.add(new Notice(tenant, apiKey, user));
    }

    @Override
    public synchronized String newest() {
        return Integer.toString(posted.size());
    }

    @Override
    public synchronized Optional<List<Posted>> after(String position) {
        int from = Integer.parseInt(position);
        return from < dropped
                ? Optional.empty()
                : Optional.of(IntStream.range(from, posted.size())
                        .mapToObj(i -> new Posted(Integer.toString(i + 1), posted.get(i)))
                        .toList());
    }

    /** Forgets all that was posted so far. */
    public synchronized void drop() {
        dropped = posted.size();
    }
}
