-- Takes a whole block out, with its counts. Answers 1 when done, 0 when it is gone.
-- KEYS  the conversation, the user's counters, blocks, removals
-- ARGV  position of the block, time, removals that are kept, then the interactions it holds
local conversation, counters, blocks, removals = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local old = redis.call('XRANGE', blocks, ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not old then
    return 0
end
redis.call('XDEL', blocks, old[1])
redis.call('HINCRBY', counters, 'interactions', 3 - #ARGV)
redis.call('HINCRBY', counters, 'bytes', -#old[2][8])
redis.call('HINCRBY', conversation, 'interactions', 3 - #ARGV)
redis.call('HSET', conversation, 'updated', ARGV[2])
for i = 4, #ARGV do
    local removal = string.format('%.0f', redis.call('HINCRBY', counters, 'removed', 1))
    redis.call('XADD', removals, 'MAXLEN', ARGV[3], removal .. '-0', 'id', ARGV[i])
end
return 1
