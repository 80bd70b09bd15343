-- Takes the erasure that has been due longest, which is due again later, twice as late each time. Answers it, '' when none is due.
-- KEYS  erasures, by when each is due; behind the point stands how often it was taken, in 64ths
-- ARGV  now, how much later at first and at most, in milliseconds
local now = tonumber(ARGV[1])
local due = redis.call('ZRANGE', KEYS[1], '-inf', string.format('(%.0f', now + 1), 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
if not due[1] then
    return ''
end
local score = tonumber(due[2])
local taken = (score - math.floor(score)) * 64
local later = math.min(tonumber(ARGV[2]) * 2 ^ taken, tonumber(ARGV[3]))
redis.call('ZADD', KEYS[1], string.format('%.6f', now + later + math.min(taken + 1, 63) / 64), due[1])
return due[1]
