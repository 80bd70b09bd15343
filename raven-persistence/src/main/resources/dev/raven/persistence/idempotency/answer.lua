-- Keeps the response to a claimed request. One that nobody claims any more is not kept: with its claim went the
-- fingerprint, and a response that fits any request would be worse than none.
-- KEYS  the request, its brief response
-- ARGV  milliseconds to keep the response, to keep the brief one; owner, user, status, body; again for the brief one
if redis.call('EXISTS', KEYS[1]) == 0 then
    return 0
end
redis.call('HSET', KEYS[1], 'owner', ARGV[3], 'user', ARGV[4], 'status', ARGV[5], 'body', ARGV[6])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
if ARGV[7] then
    redis.call('HSET', KEYS[2], 'owner', ARGV[7], 'user', ARGV[8], 'status', ARGV[9], 'body', ARGV[10])
    redis.call('PEXPIRE', KEYS[2], ARGV[2])
end
return 1
