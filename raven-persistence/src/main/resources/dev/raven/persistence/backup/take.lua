-- Puts an entry into a deletion ledger where it was, unless it is there; behind all others where it was before the newest.
-- KEYS  all of the tenant's
-- ARGV  receipt id, its position
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then
    return 0
end
local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
return redis.call('ZADD', KEYS[1], math.max(tonumber(ARGV[2]), (tonumber(newest[2]) or 0) + 1), ARGV[1])
