-- Goes over to a model, which is not everywhere yet; nothing changes when it is the deployed one.
-- KEYS  embeddings
-- ARGV  model
if redis.call('HGET', KEYS[1], 'model') ~= ARGV[1] then
    redis.call('HSET', KEYS[1], 'model', ARGV[1], 'everywhere', '0')
end
return 1
