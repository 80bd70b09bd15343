-- Replaces the sealed name of an API key if nobody changed it. Answers 1 when done, 0 when not.
-- KEYS  the API key
-- ARGV  tenant, expected name, name
local now = redis.call('HMGET', KEYS[1], 'tenant', 'name')
if now[1] ~= ARGV[1] or now[2] ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], 'name', ARGV[3])
return 1
