-- Ends a conversation, if it has not ended yet.
-- KEYS  the conversation
-- ARGV  time
if redis.call('HGET', KEYS[1], 'ended') == '0' then
    redis.call('HSET', KEYS[1], 'ended', 1, 'ended_at', ARGV[1], 'updated', ARGV[1])
end
return 1
