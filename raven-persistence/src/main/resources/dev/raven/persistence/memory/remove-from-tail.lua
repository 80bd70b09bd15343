-- Takes an interaction out of the tail, with its counts. Answers 1 when done, 0 when it is not there, or was not listed
-- by list-waiting.lua.
-- KEYS  the conversation, the user's counters, tail, removals, waiting
-- ARGV  conversation id, interaction id, time, removals that are kept
local conversation, counters, tail, removals, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local from, to = '[' .. ARGV[2] .. ' ', '(' .. ARGV[2] .. '!'
local listed = redis.call('ZRANGE', waiting, from, to, 'BYLEX', 'LIMIT', 0, 1)[1]
local position = listed and string.match(listed, '[1-9]%d*$')
local entry = listed and redis.call('XRANGE', tail, position, position)[1]
if not entry or entry[2][2] ~= ARGV[1] then
    return 0
end

redis.call('XDEL', tail, position)
redis.call('ZREM', waiting, listed, ARGV[1] .. string.sub(listed, -17))
redis.call('HINCRBY', counters, 'interactions', -1)
redis.call('HINCRBY', counters, 'bytes', -#entry[2][6])
redis.call('HINCRBY', conversation, 'interactions', -1)
redis.call('HSET', conversation, 'updated', ARGV[3])
if tonumber(position) > tonumber(redis.call('HGET', conversation, 'handed') or 0) then
    redis.call('HINCRBY', conversation, 'buffered', -1)
end
local removal = string.format('%.0f', redis.call('HINCRBY', counters, 'removed', 1))
redis.call('XADD', removals, 'MAXLEN', ARGV[4], removal .. '-0', 'id', ARGV[2])
return 1
