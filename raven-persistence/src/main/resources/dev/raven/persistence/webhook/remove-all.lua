-- Removes all of a tenant's messages and its turns. Answers 1.
-- KEYS  its messages that wait, those that were given up, tenants by when one is due, the slow ones by the same, tenants by until
--       when they are slow, who is at whose, then its messages
-- ARGV  tenant
for i = 7, #KEYS do
    redis.call('DEL', KEYS[i])
end
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
redis.call('ZREM', KEYS[5], ARGV[1])
redis.call('HDEL', KEYS[6], ARGV[1])
return 1
