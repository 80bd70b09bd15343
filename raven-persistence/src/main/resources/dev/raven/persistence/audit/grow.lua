-- Makes a step of a log's tree, if the tree is what the step begins with and nobody with a later fence has written. Answers
-- 'written', 'moved_on', 'fenced' or, where the checkpoint is from the future, 'misdated'. Run again with the same step, it changes nothing and answers 'written'.
-- KEYS  tree, checkpoints, then a tile each
-- ARGV  fence, size and hash before, size and hash after, hash of an empty log, checkpoint ('' for none), replaced checkpoint
--       ('' for none), checkpoints at most, how many seconds a checkpoint may be ahead, then the hashes of each tile
local now = redis.call('HMGET', KEYS[1], 'size', 'hash', 'fence')
local size, hash, fence = now[1] or '0', now[2] or ARGV[6], tonumber(now[3] or '0')
if fence > tonumber(ARGV[1]) then
    return 'fenced'
end
local signed = ARGV[7] == '' or redis.call('ZSCORE', KEYS[2], ARGV[7])
if size == ARGV[4] and hash == ARGV[5] and fence == tonumber(ARGV[1]) and signed then
    return 'written'
end
if size ~= ARGV[2] or hash ~= ARGV[3] then
    return 'moved_on'
end
if ARGV[7] ~= '' and tonumber(string.sub(ARGV[7], 1, 12)) > redis.call('TIME')[1] + ARGV[10] then
    return 'misdated'
end
for i = 3, #KEYS do
    redis.call('SET', KEYS[i], ARGV[8 + i])
end
redis.call('HSET', KEYS[1], 'size', ARGV[4], 'hash', ARGV[5], 'fence', ARGV[1])
if ARGV[7] ~= '' then
    redis.call('ZREM', KEYS[2], ARGV[8])
    redis.call('ZADD', KEYS[2], ARGV[4], ARGV[7])
    redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - ARGV[9])
end
return 'written'
