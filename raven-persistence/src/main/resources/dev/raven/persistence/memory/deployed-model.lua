-- The deployed model, empty where none is yet, and 1 when all blocks of before have its vectors.
-- KEYS  embeddings
local found = redis.call('HMGET', KEYS[1], 'model', 'everywhere')
return { found[1] or '', tonumber(found[2] or '0') }
