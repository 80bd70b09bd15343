-- Has a kept message sent at once, with all its tries before it; who is at it has lost it. Answers 1 when done, 0 when it is
-- not the tenant's, or not kept.
-- KEYS  the message, its tenant's that wait, tenants by when one is due, the slow ones by the same, tenants by until when they are
--       slow, who is at whose, its tenant's that were given up
-- ARGV  message id, tenant, now in milliseconds, now as text
if redis.call('HGET', KEYS[1], 'tenant') ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], 'state', 'WAITING', 'attempts', 0, 'due', ARGV[4])
redis.call('HINCRBY', KEYS[1], 'fence', 1)
redis.call('ZREM', KEYS[7], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
local turns, others = KEYS[3], KEYS[4]
if tonumber(redis.call('ZSCORE', KEYS[5], ARGV[2]) or 0) > tonumber(ARGV[3]) then
    turns, others = others, turns
end
local taken = tonumber(redis.call('HGET', KEYS[6], ARGV[2]) or 0)
if taken <= tonumber(ARGV[3]) then
    redis.call('ZREM', others, ARGV[2])
    redis.call('ZADD', turns, 'LT', ARGV[3], ARGV[2])
end
return 1
