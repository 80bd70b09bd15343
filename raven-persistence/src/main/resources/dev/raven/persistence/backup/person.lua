-- What a person's memory holds besides the blocks and the tail that were read already, as of one moment. Answers where one has to
-- read on or anew: 'conversations' or 'more'; or 'blocks' or 'tail', of which some that were read are gone. Else 'whole', the
-- counters, the conversations' order, the removals, the blocks and the tail behind those that were read, then each
-- conversation.
-- KEYS  blocks, tail, removals, the user's counters, conversations, then each conversation
-- ARGV  ids of the last block and of the last entry of the tail that were read, how many of each were, then the ids of the
--       conversations in their order
local order = redis.call('ZRANGE', KEYS[5], 0, -1)
if #order ~= #ARGV - 4 then
    return { 'conversations' }
end
for i, id in ipairs(order) do
    if id ~= ARGV[4 + i] then
        return { 'conversations' }
    end
end
local blocks = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', 3)
local tail = redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+', 'COUNT', 30)
if #blocks == 3 or #tail == 30 then
    return { 'more' }
end
if redis.call('XLEN', KEYS[1]) ~= ARGV[3] + #blocks then
    return { 'blocks' }
end
if redis.call('XLEN', KEYS[2]) ~= ARGV[4] + #tail then
    return { 'tail' }
end
local answer = {
    'whole', redis.call('HGETALL', KEYS[4]), redis.call('ZRANGE', KEYS[5], 0, -1, 'WITHSCORES'),
    redis.call('XRANGE', KEYS[3], '-', '+'), blocks, tail,
}
for i = 6, #KEYS do
    answer[#answer + 1] = redis.call('HGETALL', KEYS[i])
end
return answer
