-- Keeps the first version of a key unless there is one. Answers what is kept.
-- KEYS  the key
-- ARGV  names and values of the first version
if redis.call('EXISTS', KEYS[1]) == 0 then
    redis.call('HSET', KEYS[1], unpack(ARGV))
end
return redis.call('HGETALL', KEYS[1])
