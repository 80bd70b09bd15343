-- Renews the sequencer's lease. Answers its fence, 0 when the node does not have it or its fence is to be passed.
-- KEYS  lease, fence
-- ARGV  node, lease in milliseconds, a fence to pass
local fence = tonumber(redis.call('GET', KEYS[2]) or '0')
if redis.call('GET', KEYS[1]) ~= ARGV[1] or fence <= tonumber(ARGV[3]) then
    return 0
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return fence
