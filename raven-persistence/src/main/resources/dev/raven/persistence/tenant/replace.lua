-- Replaces a tenant's record if nobody changed or closed it. Answers 1 when done, 0 when not.
-- KEYS  the tenant
-- ARGV  expected status, expected updated, expected profile, then names and values of the new record
local now = redis.call('HMGET', KEYS[1], 'status', 'updated', 'profile', 'closed')
if now[4] or now[1] ~= ARGV[1] or now[2] ~= ARGV[2] or now[3] ~= ARGV[3] then
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
return 1
