-- Says that a worker is still at a task, where it still has it.
-- KEYS  queue
-- ARGV  worker, task
local mine = redis.pcall('XPENDING', KEYS[1], 'raven', ARGV[2], ARGV[2], 1, ARGV[1])
if not mine.err and #mine == 1 then
    redis.call('XCLAIM', KEYS[1], 'raven', ARGV[1], 0, ARGV[2], 'JUSTID')
end
return 1
