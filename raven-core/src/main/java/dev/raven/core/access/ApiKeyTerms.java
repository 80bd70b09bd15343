package dev.raven.core.access;

/**
 * What an API key is to be.
 *
 * @param name what its owner calls it
 */
public record ApiKeyTerms(String name, KeyReach reach) {}
