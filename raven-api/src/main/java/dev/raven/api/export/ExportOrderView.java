package dev.raven.api.export;

import dev.raven.api.job.JobView;

/** An export that is being made, and the job that makes it. */
public record ExportOrderView(String exportId, JobView job) {}
