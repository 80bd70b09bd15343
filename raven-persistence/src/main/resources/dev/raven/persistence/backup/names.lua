-- Some names of keys that begin so, and where to go on, '0' at the end.
-- KEYS  a key of the same slot
-- ARGV  where to go on, pattern
return redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2], 'COUNT', 1000)
