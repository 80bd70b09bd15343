-- Drops events up to a sequence, and keeps in mind which was the last of them. Answers how many went.
-- KEYS  log, pruned
-- ARGV  sequence of the last to be dropped, its hash, the sequence after it
local pruned = redis.call('HGET', KEYS[2], 'sequence') or '0'
if tonumber(pruned) >= tonumber(ARGV[1]) then
    return 0
end
redis.call('HSET', KEYS[2], 'sequence', ARGV[1], 'hash', ARGV[2])
return redis.call('XTRIM', KEYS[1], 'MINID', ARGV[3] .. '-0')
