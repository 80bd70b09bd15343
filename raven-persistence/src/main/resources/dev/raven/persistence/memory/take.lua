-- Takes the oldest task whose worker is silent, or else the oldest that nobody has. Answers its id, its tail and how many
-- have had it, or nothing.
-- KEYS  queue
-- ARGV  worker, milliseconds of silence, milliseconds after which a worker without a task is forgotten
local queue, group, worker, silence = KEYS[1], 'raven', ARGV[1], tonumber(ARGV[2])
if redis.call('EXISTS', queue) == 0 then
    return {}
end
local taken = redis.pcall('XPENDING', queue, group, 'IDLE', silence, '-', '+', 100)
if taken.err then
    redis.call('XGROUP', 'CREATE', queue, group, 0)
    taken = {}
end
for _, task in ipairs(taken) do
    local id, idle, deliveries = task[1], task[3], task[4]
    if idle >= silence * 2 ^ (deliveries - 1) then
        local entry = redis.call('XCLAIM', queue, group, worker, silence, id)[1]
        if entry then
            return { id, entry[2][2], deliveries + 1 }
        end
    end
end
for _, other in ipairs(redis.call('XINFO', 'CONSUMERS', queue, group)) do
    if other[4] == 0 and other[6] > tonumber(ARGV[3]) then
        redis.call('XGROUP', 'DELCONSUMER', queue, group, other[2])
    end
end
local fresh = redis.call('XREADGROUP', 'GROUP', group, worker, 'COUNT', 1, 'STREAMS', queue, '>')
if not fresh then
    return {}
end
local entry = fresh[1][2][1]
return { entry[1], entry[2][2], 1 }
