-- Appends events to a log that still has the expected head. Answers 1 when done, 0 when the log has moved on. Run again
-- with the same events, it changes nothing and answers 1: the hash of the head covers all of them.
-- KEYS  head, log
-- ARGV  expected sequence, expected hash, new sequence, new hash, hash of an empty log, then sequence and body of each
local now = redis.call('HMGET', KEYS[1], 'sequence', 'hash')
local sequence, hash = now[1] or '0', now[2] or ARGV[5]
if sequence == ARGV[3] and hash == ARGV[4] then
    return 1
end
if sequence ~= ARGV[1] or hash ~= ARGV[2] then
    return 0
end
for i = 6, #ARGV, 2 do
    redis.call('XADD', KEYS[2], ARGV[i] .. '-0', 'body', ARGV[i + 1])
end
redis.call('HSET', KEYS[1], 'sequence', ARGV[3], 'hash', ARGV[4])
return 1
