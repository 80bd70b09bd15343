-- The users marked up to a time with their times, the longest first.
-- KEYS  marks
-- ARGV  time, users at most
return redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')
