-- Removes what is kept of a tenant, and says for a while that it is closed. Answers 1.
-- KEYS  the tenant
-- ARGV  seconds
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'closed', 1)
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1
