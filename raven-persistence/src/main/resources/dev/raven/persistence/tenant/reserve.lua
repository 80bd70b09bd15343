-- Reserves an e-mail address. Answers an empty list when ARGV[1] now holds it, else who does and since when.
-- KEYS  the address
-- ARGV  tenant, now, holder whose unconfirmed reservation may be taken ('' for none)
local holder, confirmed = unpack(redis.call('HMGET', KEYS[1], 'tenant', 'confirmed'))
if holder == ARGV[1] then
    return {}
end
if holder and (confirmed or holder ~= ARGV[3]) then
    return redis.call('HMGET', KEYS[1], 'tenant', 'since')
end
redis.call('HSET', KEYS[1], 'tenant', ARGV[1], 'since', ARGV[2])
return {}
