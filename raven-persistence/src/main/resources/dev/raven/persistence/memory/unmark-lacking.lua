-- Takes a mark away, unless the user was marked anew since.
-- KEYS  marks
-- ARGV  user, time of the mark
local time = redis.call('ZSCORE', KEYS[1], ARGV[1])
if time and tonumber(time) == tonumber(ARGV[2]) then
    redis.call('ZREM', KEYS[1], ARGV[1])
end
return 1
