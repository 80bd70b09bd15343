-- Takes a task out of the queue. The mark it was queued for goes, or is put off, unless it was made anew since.
-- KEYS  queue, marks
-- ARGV  task, when to look again in milliseconds ('' for never)
local entry = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not entry then
    return 0
end
local tail, mark = entry[2][2], entry[2][4]
local stands = redis.call('ZSCORE', KEYS[2], tail)
if mark ~= '' and stands and tonumber(stands) == tonumber(mark) then
    if ARGV[2] == '' then
        redis.call('ZREM', KEYS[2], tail)
    else
        redis.call('ZADD', KEYS[2], ARGV[2], tail)
    end
end
redis.pcall('XACK', KEYS[1], 'raven', ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
