-- Has an API key begin with the networks and the number of requests of the one whose place it takes.
-- KEYS  the old key's state, its networks, the new key's state, its networks
-- ARGV  seconds that networks are kept
local requests = redis.call('HGET', KEYS[1], 'requests')
if requests then
    redis.call('HSET', KEYS[3], 'requests', requests)
end
redis.call('ZUNIONSTORE', KEYS[4], 1, KEYS[2])
redis.call('EXPIRE', KEYS[4], ARGV[1])
return 1
