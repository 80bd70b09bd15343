-- Replaces a conversation's profile if nobody changed it. Answers 1 when done, 0 when not.
-- KEYS  the conversation
-- ARGV  expected profile, new profile, time
if redis.call('HGET', KEYS[1], 'profile') ~= ARGV[1] then
    return 0
end
redis.call('HSET', KEYS[1], 'profile', ARGV[2], 'updated', ARGV[3])
return 1
