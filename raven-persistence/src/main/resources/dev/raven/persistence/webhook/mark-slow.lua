-- Notes that a tenant's receiver was slow, and forgets of whom that was so long ago.
-- KEYS  tenants by until when they are slow
-- ARGV  tenant, now and until in milliseconds
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
