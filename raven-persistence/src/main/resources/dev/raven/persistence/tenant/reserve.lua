-- Reserves an e-mail address. Answers an empty list when it is now ARGV[1]'s, else who holds it and since when.
-- KEYS  the address
-- ARGV  tenant, now, holder it may be taken from ('' for none)
local holder = redis.call('HGET', KEYS[1], 'tenant')
if holder and holder ~= ARGV[1] and holder ~= ARGV[3] then
    return redis.call('HMGET', KEYS[1], 'tenant', 'since')
end
if holder ~= ARGV[1] then
    redis.call('HSET', KEYS[1], 'tenant', ARGV[1], 'since', ARGV[2])
end
return {}
