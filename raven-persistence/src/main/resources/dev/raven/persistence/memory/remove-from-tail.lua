-- Takes an interaction out of the tail, with its counts. Answers 1 when done, 0 when it is not there.
-- KEYS  the conversation, the user's counters, tail, blocks, removals
-- ARGV  conversation id, interaction id, time, removals that are kept
local conversation, counters, tail, removals = KEYS[1], KEYS[2], KEYS[3], KEYS[5]
local found, from = nil, '-'
repeat
    local entries = redis.call('XRANGE', tail, from, '+', 'COUNT', 100)
    for _, entry in ipairs(entries) do
        if entry[2][4] == ARGV[2] and entry[2][2] == ARGV[1] then
            found = entry
        end
    end
    if #entries > 0 then
        from = '(' .. entries[#entries][1]
    end
until #entries == 0 or found
if not found then
    return 0
end

redis.call('XDEL', tail, found[1])
redis.call('HINCRBY', counters, 'interactions', -1)
redis.call('HINCRBY', counters, 'bytes', -#found[2][6])
redis.call('HINCRBY', conversation, 'interactions', -1)
redis.call('HSET', conversation, 'updated', ARGV[3])
if tonumber(string.match(found[1], '%d+')) > tonumber(redis.call('HGET', conversation, 'handed') or 0) then
    redis.call('HINCRBY', conversation, 'buffered', -1)
end
local removal = string.format('%.0f', redis.call('HINCRBY', counters, 'removed', 1))
redis.call('XADD', removals, 'MAXLEN', ARGV[4], removal .. '-0', 'id', ARGV[2])
return 1
