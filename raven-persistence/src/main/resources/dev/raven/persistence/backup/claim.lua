-- Takes or renews a lease. Answers 1 where it is the caller's, 0 where it is somebody else's.
-- KEYS  lease
-- ARGV  caller, seconds
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
    return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1
