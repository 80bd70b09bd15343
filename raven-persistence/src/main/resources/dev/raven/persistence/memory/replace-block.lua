-- Puts a block, behind all others, in the place of one with the same content. Answers 1 when done, 0 when that is gone.
-- KEYS  the user's counters, blocks
-- ARGV  position of the old one, block id, conversation id, interactions, body
local counters, blocks = KEYS[1], KEYS[2]
local old = redis.call('XRANGE', blocks, ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not old then
    return 0
end
local position = string.format('%.0f', redis.call('HINCRBY', counters, 'block', 1))
redis.call('XADD', blocks, position .. '-0',
    'id', ARGV[2], 'conversation', ARGV[3], 'interactions', ARGV[4], 'body', ARGV[5])
redis.call('XDEL', blocks, old[1])
redis.call('HINCRBY', counters, 'bytes', #ARGV[5] - #old[2][8])
return 1
