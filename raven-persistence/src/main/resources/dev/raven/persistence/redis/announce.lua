-- Adds an entry.
-- KEYS  the feed
-- ARGV  entries to keep, then names and values of the entry
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(ARGV, 2))
return 1
