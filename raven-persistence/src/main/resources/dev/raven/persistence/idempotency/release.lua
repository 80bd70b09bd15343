-- Gives a claimed request back, unless it has been answered.
-- KEYS  the request, its brief response
if redis.call('HEXISTS', KEYS[1], 'status') == 0 then
    redis.call('DEL', KEYS[1])
end
return 1
