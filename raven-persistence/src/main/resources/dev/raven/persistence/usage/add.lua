-- Adds what one node counted of an API key in a part of a minute, once, and answers what was known of the key; nothing where
-- the batch was added before.
-- KEYS  the key's state, its networks, the last batch of that node, when the tenant's keys were used, the day, the six before
-- ARGV  number of the batch, key, minute as text, minute and day since 1970, requests, refusals, seconds that days are kept,
--       networks kept, number of day fields, names and amounts of these, networks
local state, networks, batch, used, today = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local key, minute, at, day = ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local requests, refusals, kept, most = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
if (tonumber(redis.call('GET', batch)) or 0) >= tonumber(ARGV[1]) then
    return {}
end
redis.call('SET', batch, ARGV[1], 'EX', 3600)

local held = redis.call('HMGET', state, 'requests', 'last', 'minute', 'count')
local before = tonumber(held[1]) or 0
local last = held[2] or redis.call('HGET', used, key) or ''
local count = 0
if requests > 0 then
    redis.call('HINCRBY', state, 'requests', requests)
    if not held[2] or held[2] < minute then
        redis.call('HSET', state, 'last', minute)
    end
end
if requests > 0 and (not held[3] or held[3] < minute) then
    count = requests
    redis.call('HSET', state, 'minute', minute, 'count', count)
    redis.call('HINCRBY', today, 'minutes', 1)
elseif held[3] == minute then
    count = redis.call('HINCRBY', state, 'count', requests)
end

local fields = tonumber(ARGV[10])
for i = 11, 10 + 2 * fields, 2 do
    redis.call('HINCRBY', today, ARGV[i], ARGV[i + 1])
end
local known, fresh = redis.call('ZCARD', networks), {}
for i = 11 + 2 * fields, #ARGV do
    local seen = redis.call('ZSCORE', networks, ARGV[i])
    if not seen then
        fresh[#fresh + 1] = ARGV[i]
    end
    if not seen or tonumber(seen) < day then
        redis.call('ZADD', networks, day, ARGV[i])
        redis.call('HINCRBY', today, 'networks', 1)
    end
end
redis.call('ZREMRANGEBYRANK', networks, 0, -most - 1)
redis.call('EXPIRE', networks, kept)
redis.call('EXPIRE', today, kept)

local usual, minutes = -count, count > 0 and -1 or 0
for i = 5, #KEYS do
    local counts = redis.call('HMGET', KEYS[i], 'requests', 'minutes')
    usual = usual + (tonumber(counts[1]) or 0)
    minutes = minutes + (tonumber(counts[2]) or 0)
end

-- Five minutes of refusals, each in the place of the one five minutes before it.
local refused = 0
for place = 0, 4 do
    local name = 'refused:' .. place
    local was, n = string.match(redis.call('HGET', state, name) or '', '(%d+) (%d+)')
    was, n = tonumber(was) or 0, tonumber(n) or 0
    if place == at % 5 and was <= at then
        n = (was == at and n or 0) + refusals
        was = at
        redis.call('HSET', state, name, at .. ' ' .. n)
    end
    if was > at - 5 and was <= at then
        refused = refused + n
    end
end
return {fresh, known, before, last, count, usual, minutes, refused}
