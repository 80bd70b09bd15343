-- Removes a job, whatever its state. Answers 1.
-- KEYS  the job, who is due, lanes, its owner's jobs
-- ARGV  job id, lane
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
if redis.call('HGET', KEYS[3], ARGV[2]) == ARGV[1] then
    redis.call('HDEL', KEYS[3], ARGV[2])
end
return 1
