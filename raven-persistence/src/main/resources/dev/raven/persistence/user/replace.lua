-- Replaces a user's record if nobody changed it, and moves its external reference. Answers the outcome's name.
-- KEYS  the user, all users, external references, the tenant
-- ARGV  user id, external reference ('' for none), expected profile, then names and values of the record
local user, refs = KEYS[1], KEYS[3]
if redis.call('HEXISTS', KEYS[4], 'closed') == 1 then
    return 'TENANT_GONE'
end
local now = redis.call('HMGET', user, 'profile', 'ref')
if now[1] ~= ARGV[3] then
    return 'CHANGED'
end
if ARGV[2] ~= now[2] then
    if ARGV[2] ~= '' and redis.call('HSETNX', refs, ARGV[2], ARGV[1]) == 0 then
        return 'EXTERNAL_REF_TAKEN'
    end
    redis.call('HDEL', refs, now[2])
end
redis.call('HSET', user, unpack(ARGV, 4))
return 'DONE'
