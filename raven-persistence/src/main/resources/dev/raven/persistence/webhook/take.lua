-- Takes a message, if its tenant's turn has come and nobody was quicker. Answers its names and values, or none.
-- KEYS  the message, its tenant's that wait, tenants of that pace by when one is due, who is at whose
-- ARGV  message id, tenant, now and until in milliseconds, until as text
local turn = redis.call('ZSCORE', KEYS[3], ARGV[2])
if not turn or tonumber(turn) > tonumber(ARGV[3]) then
    return {}
end
local due = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not due or tonumber(due) > tonumber(ARGV[3]) then
    return {}
end
redis.call('HINCRBY', KEYS[1], 'attempts', 1)
redis.call('HINCRBY', KEYS[1], 'fence', 1)
redis.call('HSET', KEYS[1], 'due', ARGV[5])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
redis.call('HSET', KEYS[4], ARGV[2], ARGV[4])
return redis.call('HGETALL', KEYS[1])
