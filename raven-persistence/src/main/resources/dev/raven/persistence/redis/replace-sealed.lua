-- Replaces a sealed record if nobody changed it. Answers 1 when done, 0 when not.
-- KEYS  the record
-- ARGV  expected ('' for none), record
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
    return 0
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
