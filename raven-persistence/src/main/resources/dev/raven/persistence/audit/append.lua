-- Appends events to a log that still has the expected head, unless the node's clock is not this server's. Answers 'done',
-- 'moved_on' or 'skewed', and this server's clock in milliseconds. Run again with the same events, it changes nothing and
-- answers 'done': the hash of the head covers all of them.
-- KEYS  head, log
-- ARGV  expected sequence, expected hash, new sequence, new hash, hash of an empty log, the node's clock in milliseconds, how
--       far clocks may be apart in milliseconds, then sequence and body of each
local time = redis.call('TIME')
local clock = time[1] * 1000 + math.floor(time[2] / 1000)
local now = redis.call('HMGET', KEYS[1], 'sequence', 'hash')
local sequence, hash = now[1] or '0', now[2] or ARGV[5]
if sequence == ARGV[3] and hash == ARGV[4] then
    return {'done', clock}
end
if sequence ~= ARGV[1] or hash ~= ARGV[2] then
    return {'moved_on', clock}
end
if math.abs(clock - tonumber(ARGV[6])) > tonumber(ARGV[7]) then
    return {'skewed', clock}
end
for i = 8, #ARGV, 2 do
    redis.call('XADD', KEYS[2], ARGV[i] .. '-0', 'body', ARGV[i + 1])
end
redis.call('HSET', KEYS[1], 'sequence', ARGV[3], 'hash', ARGV[4])
return {'done', clock}
