-- The entries after a position, and 1; or 0 when some of them were dropped, or the position was never given: Redis has
-- gone back to an older state then.
-- KEYS  the feed
-- ARGV  position, entries at most
if ARGV[1] ~= '0-0' and #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then
    return { 0, {} }
end
return { 1, redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2]) }
