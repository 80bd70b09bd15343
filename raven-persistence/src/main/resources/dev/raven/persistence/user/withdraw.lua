-- Takes a user and its external reference out, unless it is held and that counts. Answers the outcome's name.
-- KEYS  the user, all users, external references, the tenant
-- ARGV  user id, whether that counts (1 or 0)
local user, users, refs = KEYS[1], KEYS[2], KEYS[3]
local now = redis.call('HMGET', user, 'held', 'ref')
if now[1] == '1' and ARGV[2] == '1' then
    return 'HELD'
end
redis.call('ZREM', users, ARGV[1])
if now[2] and redis.call('HGET', refs, now[2]) == ARGV[1] then
    redis.call('HDEL', refs, now[2])
end
return redis.call('DEL', user) == 1 and 'DONE' or 'MISSING'
