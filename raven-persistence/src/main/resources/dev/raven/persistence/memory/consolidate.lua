-- Puts a block in the place of tail entries. Answers 1 when done, 0 when one of them is gone: then nothing changes.
-- KEYS  the conversation, the user's counters, tail, blocks, waiting
-- ARGV  block id, conversation id, interactions, body, then the positions of the entries
--
-- Entries that were not handed over yet (see append.lua) leave the conversation's buffer with this.
local conversation, counters, tail, blocks, waiting = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local handed = tonumber(redis.call('HGET', conversation, 'handed') or 0)
local bytes, unbuffered, ids = #ARGV[4], 0, {}
for i = 5, #ARGV do
    local entry = redis.call('XRANGE', tail, ARGV[i], ARGV[i])[1]
    if not entry then
        return 0
    end
    ids[i] = entry[2][4]
    bytes = bytes - #entry[2][6]
    if tonumber(ARGV[i]) > handed then
        unbuffered = unbuffered + 1
    end
end

local position = string.format('%.0f', redis.call('HINCRBY', counters, 'block', 1))
redis.call('XADD', blocks, position .. '-0',
    'id', ARGV[1], 'conversation', ARGV[2], 'interactions', ARGV[3], 'body', ARGV[4])
for i = 5, #ARGV do
    local at = string.format(' %016.0f', tonumber(ARGV[i]))
    redis.call('XDEL', tail, ARGV[i])
    redis.call('ZREM', waiting, ARGV[2] .. at, ids[i] .. at)
end
redis.call('HINCRBY', counters, 'bytes', bytes)
if unbuffered > 0 then
    redis.call('HINCRBY', conversation, 'buffered', -unbuffered)
end
return 1
