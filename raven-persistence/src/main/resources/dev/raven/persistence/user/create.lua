-- Keeps a new user. Answers the outcome's name. Run again for the same user, it changes nothing and says DONE.
-- KEYS  the user, all users, external references, the tenant
-- ARGV  user id, external reference ('' for none), users at most, then names and values of the record
local user, users, refs = KEYS[1], KEYS[2], KEYS[3]
if redis.call('HEXISTS', KEYS[4], 'closed') == 1 then
    return 'TENANT_GONE'
end
if redis.call('EXISTS', user) == 1 then
    return 'DONE'
end
if ARGV[2] ~= '' and redis.call('HEXISTS', refs, ARGV[2]) == 1 then
    return 'EXTERNAL_REF_TAKEN'
end
if redis.call('ZCARD', users) >= tonumber(ARGV[3]) then
    return 'QUOTA_EXCEEDED'
end
local newest = redis.call('ZRANGE', users, -1, -1, 'WITHSCORES')
redis.call('ZADD', users, (tonumber(newest[2]) or 0) + 1, ARGV[1])
if ARGV[2] ~= '' then
    redis.call('HSET', refs, ARGV[2], ARGV[1])
end
redis.call('HSET', user, unpack(ARGV, 4))
return 'DONE'
