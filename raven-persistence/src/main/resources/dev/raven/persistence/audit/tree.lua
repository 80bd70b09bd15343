-- How far a tree has come, and its newest checkpoint.
-- KEYS  tree, checkpoints
local tree = redis.call('HMGET', KEYS[1], 'size', 'hash', 'fence')
local newest = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
return {tree[1] or '', tree[2] or '', tree[3] or '0', newest[1] or '', newest[2] or '0'}
