-- Adds an entry to the deletion ledger, unless its subject has one. Answers the receipt id of the one that it has.
-- KEYS  the entry, all of the tenant's, entries by their subjects
-- ARGV  receipt id, subject, then names and values of the entry
local other = redis.call('HGET', KEYS[3], ARGV[2])
if other then
    return other
end
local newest = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
redis.call('ZADD', KEYS[2], (tonumber(newest[2]) or 0) + 1, ARGV[1])
redis.call('HSET', KEYS[3], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
return ARGV[1]
