-- Takes the erasure that has been due longest, which is due again later. Answers it, '' when none is due.
-- KEYS  erasures
-- ARGV  now and again, in milliseconds
local due = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, 1)[1]
if not due then
    return ''
end
redis.call('ZADD', KEYS[1], ARGV[2], due)
return due
