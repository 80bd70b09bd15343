-- What came since a revision, as of one moment: the ranges of blocks, tail and removals, and the last removal's position
-- that they bring a reader to; then 1 where it must forget all it knows as it is too far behind, and 1 where one was cut.
-- KEYS  blocks, tail, removals, the user's counters
-- ARGV  first block position, first tail position, last removal seen, entries at most of each, removals that are kept
--
-- An answer is cut after some MiB, too: nobody else is served while it is put together.
local max = tonumber(ARGV[4])
local room = 8 * 1024 * 1024
local cut = 0
local function range(stream, first)
    local found = {}
    while true do
        local entries = redis.call('XRANGE', stream, first, '+', 'COUNT', math.min(10, max + 1 - #found))
        for _, entry in ipairs(entries) do
            if #found == max or (#found > 0 and room < 0) then
                cut = 1
                return found
            end
            found[#found + 1] = entry
            room = room - #entry[2][#entry[2]]
        end
        if #entries == 0 then
            return found
        end
        first = '(' .. entries[#entries][1]
    end
end

local first_block, first_tail, seen = ARGV[1], ARGV[2], tonumber(ARGV[3])
local newest = tonumber(redis.call('HGET', KEYS[4], 'removed') or 0)
local fresh = first_block == '1' and first_tail == '1'
local anew = 0
if not fresh and newest - tonumber(ARGV[5]) > seen then
    anew, first_block, first_tail = 1, '1', '1'
end
local removals, reached = {}, ARGV[3]
if fresh or anew == 1 then
    reached = string.format('%.0f', newest)
elseif newest > seen then
    removals = range(KEYS[3], string.format('%.0f', seen + 1))
    reached = string.format('%.0f', seen + #removals)
end
local blocks, tail = range(KEYS[1], first_block), range(KEYS[2], first_tail)
return { blocks, tail, removals, reached, anew, cut }
