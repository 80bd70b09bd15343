-- The oldest entries of the tail, of one conversation or of all.
-- KEYS  tail
-- ARGV  conversation id ('' for all), entries at most
local max = tonumber(ARGV[2])
if ARGV[1] == '' then
    return redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', max)
end
local found, from = {}, '-'
repeat
    local entries = redis.call('XRANGE', KEYS[1], from, '+', 'COUNT', 100)
    for _, entry in ipairs(entries) do
        if entry[2][2] == ARGV[1] and #found < max then
            found[#found + 1] = entry
        end
    end
    if #entries > 0 then
        from = '(' .. entries[#entries][1]
    end
until #entries == 0 or #found == max
return found
