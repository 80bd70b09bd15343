-- Keeps a message to be sent at once, unless it is kept already. Answers 1 when it is kept, 0 when too many wait.
-- KEYS  the message, its tenant's that wait, tenants by when one is due, the slow ones by the same, tenants by until when they are
--       slow, who is at whose
-- ARGV  message id, tenant, now in milliseconds, most that wait, then names and values of the message
if redis.call('EXISTS', KEYS[1]) == 1 then
    return 1
end
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
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
