-- Makes a reservation final. Answers 1 when done, 0 when somebody else holds the address.
-- KEYS  the address
-- ARGV  tenant
if redis.call('HGET', KEYS[1], 'tenant') ~= ARGV[1] then
    return 0
end
redis.call('HSET', KEYS[1], 'confirmed', 1)
return 1
