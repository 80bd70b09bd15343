-- Replaces a sealed message if nobody changed it. Answers 1 when done, 0 when not.
-- KEYS  the message
-- ARGV  tenant, expected body, body
local now = redis.call('HMGET', KEYS[1], 'tenant', 'body')
if now[1] ~= ARGV[1] or now[2] ~= ARGV[2] then
    return 0
end
redis.call('HSET', KEYS[1], 'body', ARGV[3])
return 1
