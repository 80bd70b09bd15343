-- Events from a sequence on, oldest first.
-- KEYS  log
-- ARGV  first sequence, events at most
return redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])
