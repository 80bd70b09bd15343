-- Closes a user's memory for good. Answers how many interactions, blocks and conversations it holds.
-- KEYS  the user's counters, blocks, conversations
redis.call('HSET', KEYS[1], 'closed', 1)
return {
    tonumber(redis.call('HGET', KEYS[1], 'interactions') or 0),
    redis.call('XLEN', KEYS[2]),
    redis.call('ZCARD', KEYS[3]),
}
