-- Notes something strange about an API key: once more where the same was first seen less than an hour ago, or as much of its
-- kind as is told in an hour, else anew. Answers 1 when anew, and again to the writing of counts that it was seen in; 0 when not.
-- KEYS  what was strange, newest first
-- ARGV  kind, now in milliseconds, milliseconds of an hour, entries kept, seconds kept, network or '-', writing of counts,
--       how much of the kind is told in an hour
local kind, now, hour, network, writing = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[6], ARGV[7]
local entries, told, again, newest = redis.call('LRANGE', KEYS[1], 0, -1), 0, nil, nil
for i, entry in ipairs(entries) do
    local each = {}
    for part in string.gmatch(entry, '%S+') do
        each[#each + 1] = part
    end
    if each[1] == kind and each[5] == network and each[6] == writing then
        return 1
    end
    if each[1] == kind and now - tonumber(each[2]) < hour then
        told = told + 1
        newest = newest or {i - 1, each}
        if each[5] == network then
            again = again or {i - 1, each}
        end
    end
end
local held = again or (told >= tonumber(ARGV[8]) and newest)
if held then
    local each = held[2]
    each[3], each[4] = ARGV[2], string.format('%d', each[4] + 1)
    redis.call('LSET', KEYS[1], held[1], table.concat(each, ' '))
    return 0
end
redis.call('LPUSH', KEYS[1], table.concat({kind, ARGV[2], ARGV[2], '1', network, writing}, ' '))
redis.call('LTRIM', KEYS[1], 0, ARGV[4] - 1)
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1
