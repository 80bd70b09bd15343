-- Adds to the count of a version's uses. Answers the count, or 0 when there is no such version.
-- KEYS  the key
-- ARGV  version, uses
if redis.call('HEXISTS', KEYS[1], ARGV[1] .. ':state') == 0 then
    return 0
end
return redis.call('HINCRBY', KEYS[1], ARGV[1] .. ':uses', ARGV[2])
