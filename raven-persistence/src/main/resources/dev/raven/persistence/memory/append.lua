-- Appends one interaction to the tail with its counters, unless the same request has done so before.
-- KEYS  the conversation, the user's counters, tail, and where the request has a name: that name
-- ARGV  conversation id, interaction id, body, batch size, time, entries of a tail at most, and where the request has a
--       name: fingerprint ('' for none)
--
-- 'buffered' of a conversation = its tail entries behind position 'handed', the last that filled a batch. A full batch
-- is handed over to consolidation at once, so it no longer counts although its entries stay in the tail for a while.
local conversation, counters, tail, once = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
if redis.call('HEXISTS', counters, 'closed') == 1 then
    return { 'missing' }
end
if once then
    local first = redis.call('GET', once)
    if first then
        local id, fingerprint = string.match(first, '^(%S+) ?(.*)$')
        return fingerprint == ARGV[7] and { 'repeated', id } or { 'reused' }
    end
end
local ended = redis.call('HGET', conversation, 'ended')
if not ended then
    return { 'missing' }
end
if ended == '1' then
    return { 'ended' }
end
if redis.call('XLEN', tail) >= tonumber(ARGV[6]) then
    return { 'full' }
end

local position = string.format('%.0f', redis.call('HINCRBY', counters, 'tail', 1))
redis.call('XADD', tail, position .. '-0', 'conversation', ARGV[1], 'id', ARGV[2], 'body', ARGV[3])
redis.call('HINCRBY', counters, 'interactions', 1)
redis.call('HSETNX', counters, 'oldest', ARGV[5])
redis.call('HINCRBY', counters, 'bytes', #ARGV[3])
redis.call('HINCRBY', conversation, 'interactions', 1)
redis.call('HSET', conversation, 'updated', ARGV[5])
if once then
    redis.call('SET', once, ARGV[7] == '' and ARGV[2] or ARGV[2] .. ' ' .. ARGV[7], 'EX', 86400)
end

local buffered = redis.call('HINCRBY', conversation, 'buffered', 1)
if buffered < tonumber(ARGV[4]) then
    return { 'appended', buffered, 0 }
end
redis.call('HSET', conversation, 'buffered', 0, 'handed', position)
return { 'appended', 0, 1 }
