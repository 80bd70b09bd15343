-- Queues the tails whose marks are due and puts these off, while the queue is not busy. Answers how many.
-- KEYS  queue, marks
-- ARGV  now and when they are due again in milliseconds, tasks at which the queue is busy
--
-- A mark that was queued stands at half a millisecond, where no other ever stands: so it is known to have been made anew.
local room = tonumber(ARGV[3]) - redis.call('XLEN', KEYS[1])
if room <= 0 then
    return 0
end
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, room)
for _, tail in ipairs(due) do
    local again = ARGV[2] .. '.5'
    redis.call('ZADD', KEYS[2], again, tail)
    redis.call('XADD', KEYS[1], '*', 'tail', tail, 'mark', again)
end
return #due
