-- Takes a conversation out. Answers 1.
-- KEYS  the conversation, all of the user's
-- ARGV  conversation id
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return 1
