-- Notes how old the oldest is that is kept of a user; of one who is gone, nothing.
-- KEYS  the user's counters
-- ARGV  time ('' for none: whatever was appended meanwhile is of an age that nobody knows until the next look)
if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], 'closed') == 1 then
    return 0
end
if ARGV[1] == '' then
    return redis.call('HDEL', KEYS[1], 'oldest')
end
return redis.call('HSET', KEYS[1], 'oldest', ARGV[1])
