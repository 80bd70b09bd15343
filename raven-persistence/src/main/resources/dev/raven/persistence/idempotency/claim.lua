-- Claims a request, or says what became of the first.
-- KEYS  the request, its brief response
-- ARGV  fingerprint, lease in milliseconds
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'status')
if not known[1] then
    redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    return { 'granted' }
end
if known[1] ~= ARGV[1] then
    return { 'mismatch' }
end
if not known[2] then
    return { 'running' }
end
if redis.call('EXISTS', KEYS[2]) == 1 then
    return { 'answered', redis.call('HGETALL', KEYS[2]) }
end
return { 'answered', redis.call('HGETALL', KEYS[1]) }
