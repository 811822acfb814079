-- A device asks at the door of a conference's room: may it go in now, and if not, when is its turn? All of it happens at once for all
-- instances. Redis 6.2.
-- KEYS  waiting: device -> its place in the order · due: device -> when it was told to be back · entered: device -> when it went in ·
--       known: device -> its round, point:<name> -> how many devices of the point came, seq -> how many places were given out
-- ARGV  device, precedence (0 chair, 1 host, 2 a point's room, 3 anybody else), point or '', joins a second, ms until the room opens,
--       patience in ms, ms a second click is the same entry, life of all this in ms, now in ms or -1 for Redis' own clock
local waiting, due, entered, known = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local device, precedence, point, rate = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local opensIn, patience, keep, life = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local now = tonumber(ARGV[9])
if now < 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local SECOND = 1000
local GRACE = 2000        -- so much later than told somebody's turn is still kept free
local LONGEST_PAUSE = 120000
local SEEN = 200          -- so many of the first in line are looked at one by one

-- who did not come back is not waited for
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', '(' .. (now - patience), 'LIMIT', 0, 1000)) do
  redis.call('ZREM', due, gone)
  redis.call('ZREM', waiting, gone)
end
redis.call('ZREMRANGEBYSCORE', entered, '-inf', '(' .. (now - keep))

-- a second click, or a reload of the conference's page, is the entry that was counted
if opensIn <= 0 and redis.call('ZSCORE', entered, device) then return 'ENTER' end

if not redis.call('ZSCORE', waiting, device) then
  -- rounds: every point's first device comes before any point's second one; who came first stays first within a round
  local round = redis.call('HGET', known, device)
  if not round then
    local earlier = 0
    if point ~= '' then earlier = redis.call('HINCRBY', known, 'point:' .. point, 1) - 1 end
    round = precedence < 2 and precedence or precedence == 2 and 2 or 2 + math.min(earlier, 9)
    redis.call('HSET', known, device, round)
  end
  redis.call('ZADD', waiting, tonumber(round) * 1e12 + redis.call('HINCRBY', known, 'seq', 1), device)
end

-- what the last second leaves free
local last = redis.call('ZRANGEBYSCORE', entered, now - SECOND + 1, '+inf', 'WITHSCORES')
local free = rate - #last / 2

-- who is in front and will be here in time: who is late is passed, and who will come later than in a second loses nothing by it
local rank = redis.call('ZRANK', waiting, device)
local ahead, here = rank, 0
if rank > 0 and rank <= SEEN then
  local front = redis.call('ZRANGE', waiting, 0, rank - 1)
  for _, told in ipairs(redis.call('ZMSCORE', due, unpack(front))) do
    local back = tonumber(told or 0)
    if back < now - GRACE then ahead = ahead - 1
    elseif back <= now + SECOND then here = here + 1 end
  end
elseif rank > SEEN then
  here = rank
end

local answer
if opensIn <= 0 and here < free then
  redis.call('ZREM', waiting, device)
  redis.call('ZREM', due, device)
  redis.call('ZADD', entered, now, device)
  answer = 'ENTER'
else
  -- the (ahead)-th entry from now: the first go as places of the last second become free again, the others whole seconds after them
  local first = now + math.max(opensIn, 0)
  local lap = ahead % rate
  if lap >= free then first = math.max(first, last[2 * (lap - free + 1)] + SECOND) end
  local wait = math.max(first + math.floor(ahead / rate) * SECOND - now, 1)
  -- back a little before the turn; long before it only to say that it still waits
  local pause = wait <= 5000 and math.max(wait - 1000, 1) or math.min(math.floor(wait / 2), LONGEST_PAUSE)
  redis.call('ZADD', due, now + pause, device)
  answer = table.concat({'WAIT', ahead + 1, redis.call('ZCARD', waiting), wait, pause}, ' ')
end

for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, life) end
return answer
