-- Notes when keys of a tenant were used, if they are its keys, and were not used later.
-- KEYS  the tenant's keys, when they were used
-- ARGV  keys and minutes in turn
for i = 1, #ARGV, 2 do
    local key, minute = ARGV[i], ARGV[i + 1]
    local held = redis.call('HGET', KEYS[2], key)
    if redis.call('HEXISTS', KEYS[1], key) == 1 and (not held or held < minute) then
        redis.call('HSET', KEYS[2], key, minute)
    end
end
return 1
