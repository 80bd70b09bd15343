-- Forgets what was told of logs, unless more was told since.
-- KEYS  news
-- ARGV  log and sequence in turn
for i = 1, #ARGV, 2 do
    if redis.call('HGET', KEYS[1], ARGV[i]) == ARGV[i + 1] then
        redis.call('HDEL', KEYS[1], ARGV[i])
    end
end
return 1
