-- Lists tail entries under their conversation and their id, where tail.lua and remove-from-tail.lua look them up: those
-- behind the last that was listed, 1,000 or some MiB of them, as nobody else is served meanwhile. Answers 1 when all are.
-- KEYS  the user's counters, tail, waiting
--
-- Nothing is listed on the way of an append, and what an older version appended is listed like the rest.
local counters, tail, waiting = KEYS[1], KEYS[2], KEYS[3]
local listed = redis.call('HGET', counters, 'listed') or '0'
local left, room = 1000, 8 * 1024 * 1024
while left > 0 and room > 0 do
    local entries = redis.call('XRANGE', tail, '(' .. listed .. '-0', '+', 'COUNT', 10)
    if #entries == 0 then
        return 1
    end
    for _, entry in ipairs(entries) do
        listed = string.match(entry[1], '%d+')
        local at = string.format(' %016.0f', tonumber(listed))
        redis.call('ZADD', waiting, 0, entry[2][2] .. at, 0, entry[2][4] .. at)
        room = room - #entry[2][6]
    end
    left = left - #entries
    redis.call('HSET', counters, 'listed', listed)
end
return 0
