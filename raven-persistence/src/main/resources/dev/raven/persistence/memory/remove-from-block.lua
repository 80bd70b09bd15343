-- Takes an interaction out of a block, with its counts: puts what remains, behind all others, in the block's place.
-- Answers 1 when done, 0 when the block is gone.
-- KEYS  the conversation, the user's counters, blocks, removals
-- ARGV  conversation id, interaction id, time, removals that are kept, position of the block,
--       and where something remains: block id, interactions, body
local conversation, counters, blocks, removals = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local old = redis.call('XRANGE', blocks, ARGV[5] .. '-0', ARGV[5] .. '-0')[1]
if not old then
    return 0
end
redis.call('XDEL', blocks, old[1])
local bytes = -#old[2][8]
if ARGV[6] then
    local position = string.format('%.0f', redis.call('HINCRBY', counters, 'block', 1))
    redis.call('XADD', blocks, position .. '-0',
        'id', ARGV[6], 'conversation', ARGV[1], 'interactions', ARGV[7], 'body', ARGV[8])
    bytes = bytes + #ARGV[8]
end
redis.call('HINCRBY', counters, 'interactions', -1)
redis.call('HINCRBY', counters, 'bytes', bytes)
redis.call('HINCRBY', conversation, 'interactions', -1)
redis.call('HSET', conversation, 'updated', ARGV[3])
local removal = string.format('%.0f', redis.call('HINCRBY', counters, 'removed', 1))
redis.call('XADD', removals, 'MAXLEN', ARGV[4], removal .. '-0', 'id', ARGV[2])
return 1
