-- Keeps a further version of a key. Answers 1 when done, 0 when there is such a version already, or no key at all.
-- KEYS  the key
-- ARGV  version, then names and values of the version
local versions = redis.call('HGET', KEYS[1], 'versions')
if not versions or redis.call('HEXISTS', KEYS[1], ARGV[1] .. ':state') == 1 then
    return 0
end
redis.call('HSET', KEYS[1], 'versions', versions .. ' ' .. ARGV[1], unpack(ARGV, 2))
return 1
