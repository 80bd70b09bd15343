-- Has a kept message sent at once, with all its tries before it; who is at it has lost it. Answers 1 when done, 0 when it is
-- not the tenant's, or not kept.
-- KEYS  the message, its tenant's that wait, tenants by when one is due, who is at whose, its tenant's that were given up
-- ARGV  message id, tenant, now in milliseconds, now as text
if redis.call('HGET', KEYS[1], 'tenant') ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], 'state', 'WAITING', 'attempts', 0, 'due', ARGV[4])
redis.call('HINCRBY', KEYS[1], 'fence', 1)
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
local taken = tonumber(redis.call('HGET', KEYS[4], ARGV[2]) or 0)
if taken <= tonumber(ARGV[3]) then
    redis.call('ZADD', KEYS[3], 'LT', ARGV[3], ARGV[2])
end
return 1
