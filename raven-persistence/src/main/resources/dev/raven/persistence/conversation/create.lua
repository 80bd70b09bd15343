-- Keeps a new conversation. Answers 1 when done, 0 when the quota is used up or the user is being
-- erased. Run again for the same one, it changes
-- nothing and answers 1.
-- KEYS  the conversation, all of the user's, the user's counters
-- ARGV  conversation id, conversations at most, then names and values of the record
if redis.call('EXISTS', KEYS[1]) == 1 then
    return 1
end
if redis.call('HEXISTS', KEYS[3], 'closed') == 1 or redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[2]) then
    return 0
end
local newest = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
redis.call('ZADD', KEYS[2], (tonumber(newest[2]) or 0) + 1, ARGV[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
return 1
