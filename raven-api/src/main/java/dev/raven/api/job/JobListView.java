package dev.raven.api.job;

import java.util.List;

/** One page of jobs, newest first. */
public record JobListView(List<JobView> jobs, int limit, int offset, long total, boolean hasMore) {}
