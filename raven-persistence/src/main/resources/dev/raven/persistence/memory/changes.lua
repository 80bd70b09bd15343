-- What came since a revision, blocks and tail as of one moment: two stream ranges, and 1 where one was cut.
-- KEYS  blocks, tail
-- ARGV  first block position, first tail position, entries at most of each
local max = tonumber(ARGV[3])
local cut = 0
local function range(stream, first)
    local entries = redis.call('XRANGE', stream, first, '+', 'COUNT', max + 1)
    if #entries > max then
        entries[max + 1] = nil
        cut = 1
    end
    return entries
end
local blocks = range(KEYS[1], ARGV[1])
local tail = range(KEYS[2], ARGV[2])
return { blocks, tail, cut }
