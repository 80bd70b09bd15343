-- Empties a memory and leaves it closed for a while. Answers 1.
-- KEYS  the user's counters, tail, waiting, blocks, removals
-- ARGV  seconds
redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
redis.call('HSET', KEYS[1], 'closed', 1)
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1
