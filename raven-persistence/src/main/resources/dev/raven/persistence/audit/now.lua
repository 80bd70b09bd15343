-- The clock of the server that has the key, in milliseconds.
-- KEYS  any key
local time = redis.call('TIME')
return time[1] * 1000 + math.floor(time[2] / 1000)
