-- Keeps a message to be sent at once, unless it is kept already. Answers 1 when it is kept, 0 when too many wait.
-- KEYS  the message, its tenant's that wait, tenants by when one is due, who is at whose
-- ARGV  message id, tenant, now in milliseconds, most that wait, then names and values of the message
if redis.call('EXISTS', KEYS[1]) == 1 then
    return 1
end
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
local taken = tonumber(redis.call('HGET', KEYS[4], ARGV[2]) or 0)
if taken <= tonumber(ARGV[3]) then
    redis.call('ZADD', KEYS[3], 'LT', ARGV[3], ARGV[2])
end
return 1
