-- All blocks of before have vectors of a model; nothing changes when another one is deployed by now.
-- KEYS  embeddings
-- ARGV  model
if redis.call('HGET', KEYS[1], 'model') == ARGV[1] then
    redis.call('HSET', KEYS[1], 'everywhere', '1')
end
return 1
