-- Changes a job if nobody has taken it since. One that has ended is due no more and leaves its lane. Answers 1 when done,
-- 0 when not.
-- KEYS  the job, who is due, lanes
-- ARGV  job id, lane, expected fence, expected due ('' for any), due in milliseconds ('' when ended), then names and values
local now = redis.call('HMGET', KEYS[1], 'fence', 'due')
if now[1] ~= ARGV[3] or (ARGV[4] ~= '' and now[2] ~= ARGV[4]) then
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
if ARGV[5] ~= '' then
    redis.call('ZADD', KEYS[2], ARGV[5], ARGV[1])
    return 1
end
redis.call('ZREM', KEYS[2], ARGV[1])
if redis.call('HGET', KEYS[3], ARGV[2]) == ARGV[1] then
    redis.call('HDEL', KEYS[3], ARGV[2])
end
return 1
