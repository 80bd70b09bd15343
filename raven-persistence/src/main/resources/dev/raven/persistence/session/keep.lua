-- Keeps a session for a while.
-- KEYS  the session
-- ARGV  milliseconds, then names and values of the record
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
