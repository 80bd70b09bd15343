-- Adds its receipt to an entry of the deletion ledger that has none yet. Answers 1.
-- KEYS  the entry
-- ARGV  names and values of the receipt
if redis.call('EXISTS', KEYS[1]) == 1 and redis.call('HEXISTS', KEYS[1], 'note') == 0 then
    redis.call('HSET', KEYS[1], unpack(ARGV))
end
return 1
