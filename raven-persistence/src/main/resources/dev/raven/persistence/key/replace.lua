-- Changes a version if nobody changed it. Answers 1 when done, 0 when not.
-- KEYS  the key
-- ARGV  version, expected state, since, under and wrapped, then names and values of the version
local now = redis.call('HMGET', KEYS[1],
    ARGV[1] .. ':state', ARGV[1] .. ':since', ARGV[1] .. ':under', ARGV[1] .. ':wrapped')
for i = 1, 4 do
    if now[i] ~= ARGV[i + 1] then
        return 0
    end
end
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
return 1
