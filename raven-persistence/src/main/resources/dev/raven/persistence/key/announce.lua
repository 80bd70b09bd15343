-- Tells of a change of a key.
-- KEYS  changes
-- ARGV  changes to keep, tenant, purpose, user
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'tenant', ARGV[2], 'purpose', ARGV[3], 'user', ARGV[4])
return 1
