-- Replaces an API key if nobody changed it. A revocation is for ever: nothing changes when a key was revoked. Answers 1 when
-- done, 0 when not.
-- KEYS  the API key
-- ARGV  tenant, expected revision, then names and values of the new record
local held = redis.call('HMGET', KEYS[1], 'tenant', 'revision', 'revoked')
if held[1] ~= ARGV[1] or (held[2] or '0') ~= ARGV[2] then
    return 0
end
local revoked
for i = 3, #ARGV, 2 do
    if ARGV[i] == 'revoked' then
        revoked = ARGV[i + 1]
    end
end
if held[3] and held[3] ~= revoked then
    return 0
end
redis.call('HDEL', KEYS[1], 'expires', 'exposed', 'predecessor', 'successor')
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
return 1
