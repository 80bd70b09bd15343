-- Lists a request under what its response shows. Answers 1.
-- KEYS  the list
-- ARGV  request, seconds to keep the list
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
