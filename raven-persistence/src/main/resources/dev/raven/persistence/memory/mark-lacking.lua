-- Marks a user; one who is marked is marked anew.
-- KEYS  marks
-- ARGV  user, time
return redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
