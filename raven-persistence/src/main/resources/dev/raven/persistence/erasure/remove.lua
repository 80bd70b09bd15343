-- Removes a key, unless it says for a while that something is closed. Answers 1.
-- KEYS  the key
if
    redis.call('TTL', KEYS[1]) < 0
    or redis.call('TYPE', KEYS[1]).ok ~= 'hash'
    or redis.call('HEXISTS', KEYS[1], 'closed') == 0
then
    redis.call('UNLINK', KEYS[1])
end
return 1
