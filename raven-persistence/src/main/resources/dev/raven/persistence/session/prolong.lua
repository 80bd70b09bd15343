-- Puts the end of a session off; one that is gone stays so.
-- KEYS  the session
-- ARGV  milliseconds, its new idle end
if redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('HSET', KEYS[1], 'idle', ARGV[2])
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return 1
