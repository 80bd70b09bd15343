-- The oldest entries of the tail, of one conversation, as far as list-waiting.lua has listed them, or of all.
-- KEYS  tail, waiting
-- ARGV  conversation id ('' for all), entries at most
--
-- What is listed and gone was taken away by an older version.
local tail, waiting, max = KEYS[1], KEYS[2], tonumber(ARGV[2])
if ARGV[1] == '' then
    return redis.call('XRANGE', tail, '-', '+', 'COUNT', max)
end
local from, to = '[' .. ARGV[1] .. ' ', '(' .. ARGV[1] .. '!'
local found = {}
repeat
    local listed = redis.call('ZRANGE', waiting, from, to, 'BYLEX', 'LIMIT', #found, max - #found)
    for _, member in ipairs(listed) do
        local position = string.match(member, '[1-9]%d*$')
        local entry = redis.call('XRANGE', tail, position, position)[1]
        if entry then
            found[#found + 1] = entry
        else
            redis.call('ZREM', waiting, member)
        end
    end
until #listed == 0 or #found == max
return found
