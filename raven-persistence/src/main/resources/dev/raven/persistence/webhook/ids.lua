-- Answers a tenant's messages as of one moment: those that were given up, newest first, then those that wait, by due.
-- KEYS  those that were given up, those that wait
local ids = redis.call('ZREVRANGE', KEYS[1], 0, -1)
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
    ids[#ids + 1] = id
end
return ids
