-- Queues a conversation unless the queue is full. Answers 1 when done, 0 when not.
-- KEYS  queue
-- ARGV  tasks at most, tail
if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[1]) then
    return 0
end
redis.call('XADD', KEYS[1], '*', 'tail', ARGV[2], 'mark', '')
return 1
