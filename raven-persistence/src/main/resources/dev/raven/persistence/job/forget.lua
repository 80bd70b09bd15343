-- Forgets a job that has ended. Answers 1 when done, 0 when it goes on.
-- KEYS  the job, its owner's jobs
-- ARGV  job id
local state = redis.call('HGET', KEYS[1], 'state')
if state == 'QUEUED' or state == 'RUNNING' then
    return 0
end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
