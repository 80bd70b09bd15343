-- Takes interactions out of a block, with their counts: puts what remains, behind all others, in the block's place.
-- Answers 1 when done, 0 when the block is gone.
-- KEYS  the conversation, the user's counters, blocks, removals
-- ARGV  conversation id, position of the block, time, removals that are kept, how many interactions go, each of them,
--       and where something remains: block id, interactions, body
local conversation, counters, blocks, removals = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local old = redis.call('XRANGE', blocks, ARGV[2] .. '-0', ARGV[2] .. '-0')[1]
if not old then
    return 0
end
redis.call('XDEL', blocks, old[1])
local bytes = -#old[2][8]
local gone = tonumber(ARGV[5])
local rest = 6 + gone
if ARGV[rest] then
    local position = string.format('%.0f', redis.call('HINCRBY', counters, 'block', 1))
    redis.call('XADD', blocks, position .. '-0',
        'id', ARGV[rest], 'conversation', ARGV[1], 'interactions', ARGV[rest + 1], 'body', ARGV[rest + 2])
    bytes = bytes + #ARGV[rest + 2]
end
redis.call('HINCRBY', counters, 'interactions', -gone)
redis.call('HINCRBY', counters, 'bytes', bytes)
redis.call('HINCRBY', conversation, 'interactions', -gone)
redis.call('HSET', conversation, 'updated', ARGV[3])
for i = 6, 5 + gone do
    local removal = string.format('%.0f', redis.call('HINCRBY', counters, 'removed', 1))
    redis.call('XADD', removals, 'MAXLEN', ARGV[4], removal .. '-0', 'id', ARGV[i])
end
return 1
