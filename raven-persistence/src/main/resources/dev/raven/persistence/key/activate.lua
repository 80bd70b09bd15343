-- Makes a pending version the active one. Answers 1 when done, 0 when that version is not pending.
-- KEYS  the key
-- ARGV  version, the state of the one that was active, time
if redis.call('HGET', KEYS[1], ARGV[1] .. ':state') ~= 'PENDING' then
    return 0
end
for version in string.gmatch(redis.call('HGET', KEYS[1], 'versions'), '%S+') do
    if redis.call('HGET', KEYS[1], version .. ':state') == 'ACTIVE' then
        redis.call('HSET', KEYS[1], version .. ':state', ARGV[2], version .. ':since', ARGV[3])
    end
end
redis.call('HSET', KEYS[1], ARGV[1] .. ':state', 'ACTIVE', ARGV[1] .. ':since', ARGV[3])
return 1
