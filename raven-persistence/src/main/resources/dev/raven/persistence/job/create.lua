-- Keeps a new job unless another of its lane is unfinished. Answers the id of the one in the lane.
-- KEYS  the job, who is due, lanes, its owner's jobs
-- ARGV  job id, lane, due and created in milliseconds, then names and values of the job
local other = redis.call('HGET', KEYS[3], ARGV[2])
if other then
    return other
end
redis.call('HSET', KEYS[3], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
redis.call('ZADD', KEYS[4], ARGV[4], ARGV[1])
return ARGV[1]
