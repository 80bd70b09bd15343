-- Entries of a stream behind one, as many as fit into some MiB, at least one where there is any.
-- KEYS  stream
-- ARGV  id of the entry before ('0-0' for the start)
local found, room, last = {}, 4 * 1024 * 1024, ARGV[1]
while room > 0 do
    local entries = redis.call('XRANGE', KEYS[1], '(' .. last, '+', 'COUNT', 10)
    if #entries == 0 then
        return found
    end
    for _, entry in ipairs(entries) do
        if room > 0 then
            found[#found + 1] = entry
            last = entry[1]
            room = room - #entry[2][#entry[2]]
        end
    end
end
return found
