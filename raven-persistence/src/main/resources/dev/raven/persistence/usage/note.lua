-- Notes something strange about an API key: once more where it was first seen less than an hour ago, else anew. Answers 1
-- when anew, 0 when not.
-- KEYS  what was strange, newest first
-- ARGV  kind, now in milliseconds, milliseconds of an hour, entries kept, seconds kept
local entries = redis.call('LRANGE', KEYS[1], 0, -1)
for i, entry in ipairs(entries) do
    local kind, first, last, count = string.match(entry, '(%S+) (%d+) (%d+) (%d+)')
    if kind == ARGV[1] and tonumber(ARGV[2]) - tonumber(first) < tonumber(ARGV[3]) then
        redis.call('LSET', KEYS[1], i - 1, table.concat({kind, first, ARGV[2], string.format('%d', count + 1)}, ' '))
        return 0
    end
end
redis.call('LPUSH', KEYS[1], table.concat({ARGV[1], ARGV[2], ARGV[2], '1'}, ' '))
redis.call('LTRIM', KEYS[1], 0, ARGV[4] - 1)
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1
