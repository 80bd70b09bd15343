-- Forgets a message that was given up. Answers 1 when done, 0 when it waits again.
-- KEYS  the message, its tenant's that were given up
-- ARGV  message id
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then
    return 0
end
redis.call('DEL', KEYS[1])
return 1
