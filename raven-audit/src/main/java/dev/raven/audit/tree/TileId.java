package dev.raven.audit.tree;

/**
 * Names a tile of a tree.
 *
 * @param level from 0, that of the leaves
 * @param index in its level, from 0
 */
public record TileId(int level, long index) {}
