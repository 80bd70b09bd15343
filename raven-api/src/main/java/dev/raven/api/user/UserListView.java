package dev.raven.api.user;

import java.util.List;

/** One page of users. */
public record UserListView(List<UserView> users, int limit, int offset, long total, boolean hasMore) {}
