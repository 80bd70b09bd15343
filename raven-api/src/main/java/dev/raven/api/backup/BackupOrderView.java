package dev.raven.api.backup;

import dev.raven.api.job.JobView;

/** A backup that is being taken, and the job that takes it. */
public record BackupOrderView(String backupId, JobView job) {}
