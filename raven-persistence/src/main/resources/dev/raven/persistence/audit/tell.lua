-- Tells that logs have moved, each as far as the farthest that was told.
-- KEYS  news
-- ARGV  log and sequence in turn
for i = 1, #ARGV, 2 do
    local told = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0')
    if told < tonumber(ARGV[i + 1]) then
        redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end
return 1
