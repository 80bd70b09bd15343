-- Puts a tenant at the end of the list of all, once.
-- KEYS  all tenants
-- ARGV  tenant
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then
    return 0
end
local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
redis.call('ZADD', KEYS[1], (tonumber(newest[2]) or 0) + 1, ARGV[1])
return 1
