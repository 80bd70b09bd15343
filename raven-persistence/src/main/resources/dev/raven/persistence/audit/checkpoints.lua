-- Checkpoints below a size, newest first; of the last size all. Answers size and checkpoint in turn.
-- KEYS  checkpoints
-- ARGV  below ('+inf' for the newest), checkpoints at most
local from = ARGV[1] == '+inf' and '+inf' or '(' .. ARGV[1]
local found = redis.call('ZREVRANGEBYSCORE', KEYS[1], from, '-inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
if #found == 0 then
    return found
end
local last = found[#found]
local all = redis.call('ZREVRANGEBYSCORE', KEYS[1], from, last, 'WITHSCORES')
local reply = {}
for i = 1, #all, 2 do
    reply[i] = all[i + 1]
    reply[i + 1] = all[i]
end
return reply
