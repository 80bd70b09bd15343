package dev.raven.api.audit;

/**
 * A log that was accepted as it is.
 *
 * @param log the tenant whose log it is; the platform's has an id of its own
 * @param fromSequence how far it had come, by its copy outside the storage
 * @param toSequence how far it had come in the storage when the loss was noticed
 */
public record AcceptedRollbackView(String log, long fromSequence, long toSequence) {}
