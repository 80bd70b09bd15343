-- How many nodes were heard of lately, by this server's clock, which they are noted by.
-- KEYS  the nodes
-- ARGV  milliseconds of silence
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return redis.call('ZCOUNT', KEYS[1], now - ARGV[1], '+inf')
