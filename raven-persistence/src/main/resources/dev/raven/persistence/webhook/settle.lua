-- Writes down what came of a message, if nobody else has taken it since, and lets its tenant's next have its turn: behind
-- the tenants that wait already. Answers 1 when done, 0 when not.
-- KEYS  the message, its tenant's that wait, tenants by when one is due, the slow ones by the same, tenants by until when they are
--       slow, who is at whose, its tenant's that were given up
-- ARGV  message id, tenant, expected fence, now in milliseconds, what becomes of it (WAITING, GIVEN_UP or GONE), when it is
--       due in milliseconds, then names and values of the message
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[3] then
    return 0
end
if ARGV[5] == 'WAITING' then
    redis.call('ZADD', KEYS[2], ARGV[6], ARGV[1])
else
    redis.call('ZREM', KEYS[2], ARGV[1])
end
if ARGV[5] == 'GIVEN_UP' then
    redis.call('ZADD', KEYS[7], ARGV[4], ARGV[1])
end
if ARGV[5] == 'GONE' then
    redis.call('DEL', KEYS[1])
else
    redis.call('HSET', KEYS[1], unpack(ARGV, 7))
end
redis.call('HDEL', KEYS[6], ARGV[2])
local turns, others = KEYS[3], KEYS[4]
if tonumber(redis.call('ZSCORE', KEYS[5], ARGV[2]) or 0) > tonumber(ARGV[4]) then
    turns, others = others, turns
end
redis.call('ZREM', others, ARGV[2])
local next = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if next[1] then
    redis.call('ZADD', turns, math.max(tonumber(next[2]), tonumber(ARGV[4])), ARGV[2])
else
    redis.call('ZREM', turns, ARGV[2])
end
return 1
