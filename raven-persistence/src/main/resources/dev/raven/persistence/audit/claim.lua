-- Takes the sequencer's lease, or renews it. Answers its fence, 0 when another node has it.
-- KEYS  lease, fence
-- ARGV  node, lease in milliseconds, a fence to pass
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
    return 0
end
local fence = tonumber(redis.call('GET', KEYS[2]) or '0')
if not holder or fence <= tonumber(ARGV[3]) then
    fence = math.max(fence, tonumber(ARGV[3])) + 1
    redis.call('SET', KEYS[2], string.format('%.0f', fence))
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return fence
