-- Entries of a stream behind one, some 128 KiB of them, at least one where there is any: few enough that nobody who asks
-- meanwhile waits for long. Never more than 16 are asked for at once, as those behind small ones may be large.
-- KEYS  stream
-- ARGV  id of the entry before ('0-0' for the start)
local found, room, last, some = {}, 128 * 1024, ARGV[1], 1
while room > 0 do
    local entries = redis.call('XRANGE', KEYS[1], '(' .. last, '+', 'COUNT', some)
    if #entries == 0 then
        return found
    end
    local size = 1
    for _, entry in ipairs(entries) do
        found[#found + 1] = entry
        last = entry[1]
        size = size + #entry[2][#entry[2]]
    end
    room = room - size
    some = math.max(1, math.min(#entries * 2, math.floor(room * #entries / size), 16))
end
return found
