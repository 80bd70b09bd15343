package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;

/**
 * A conversation whose part of the tail is to be consolidated, as a worker has taken it.
 *
 * @param id which task of the queue it is
 * @param delivery how many workers have had it, this one included, from 1
 */
public record ConsolidationTask(String id, TenantId tenant, UserId user, ConversationId conversation, int delivery) {}
