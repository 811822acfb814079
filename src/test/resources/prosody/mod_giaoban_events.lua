-- Tells and asks the service what Jitsi's own modules would, event_sync and mod_reservations, which need more than Debian's Prosody has.
local async = require "util.async";
local http = require "net.http";
local jid = require "util.jid";
local json = require "util.json";
local st = require "util.stanza";
local timer = require "util.timer";
local formencode = require "util.http".formencode;

local service = module:get_option_string("giaoban_url");
local bearer = "Bearer " .. module:get_option_string("giaoban_token");
local visits = {}; -- by room, then by the occupant's address in it
local opened = {};

local function tell(path, event, left)
    http.request(service .. "/jitsi/events" .. path, {
        method = "POST";
        headers = { ["Content-Type"] = "application/json", ["Authorization"] = bearer };
        body = json.encode(event);
    }, function (_, code)
        if (code == 0 or code >= 500) and left > 0 then
            timer.add_task(1, function () tell(path, event, left - 1); end);
        end
    end);
end

local function of(room, name)
    return { event_name = name, room_name = jid.node(room.jid), room_jid = room.jid, is_breakout = false };
end

local function refuse(event, message)
    event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", message));
    return true;
end

module:hook("muc-room-pre-create", function (event)
    local wait, done = async.waiter();
    local code, body;
    http.request(service .. "/jitsi/reservations/conference", {
        headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Authorization"] = bearer };
        body = formencode({
            { name = "name", value = jid.node(event.room.jid) };
            { name = "mail_owner", value = jid.bare(event.stanza.attr.from) };
            { name = "start_time", value = os.date("!%Y-%m-%dT%H:%M:%S.000Z") };
        });
    }, function (answer, status)
        code, body = status, answer;
        done();
    end);
    wait();
    if code ~= 200 and code ~= 201 then
        local answer = code > 0 and json.decode(body);
        return refuse(event, answer and answer.message or "The gate does not answer: " .. code);
    end
end, 100);

module:hook("muc-occupant-pre-join", function (event)
    local claims = event.origin.giaoban_claims;
    if claims and claims.room ~= jid.node(event.room.jid) then
        return refuse(event, "This token is for another room.");
    end
end, 100);

module:hook("muc-room-created", function (event)
    opened[event.room.jid] = os.time();
    local told = of(event.room, "muc-room-created");
    told.created_at = os.time();
    tell("/room/created", told, 3);
end);

module:hook("muc-occupant-joined", function (event)
    local user = event.origin.giaoban_claims and event.origin.giaoban_claims.context.user or {};
    local visit = {
        occupant_jid = event.occupant.jid, joined_at = os.time(), id = user.id, name = user.name, email = user.email;
    };
    visits[event.room.jid] = visits[event.room.jid] or {};
    visits[event.room.jid][event.nick] = visit;
    local told = of(event.room, "muc-occupant-joined");
    told.occupant = visit;
    tell("/occupant/joined", told, 3);
end);

module:hook("muc-occupant-left", function (event)
    local visit = (visits[event.room.jid] or {})[event.nick];
    if not visit then return; end
    visit.left_at = os.time();
    local told = of(event.room, "muc-occupant-left");
    told.occupant = visit;
    tell("/occupant/left", told, 3);
end, 100);

module:hook("muc-room-destroyed", function (event)
    local told = of(event.room, "muc-room-destroyed");
    told.created_at, told.destroyed_at, told.all_occupants = opened[event.room.jid] or os.time(), os.time(), {};
    for _, visit in pairs(visits[event.room.jid] or {}) do
        visit.left_at = visit.left_at or os.time();
        table.insert(told.all_occupants, visit);
    end
    visits[event.room.jid] = nil;
    tell("/room/destroyed", told, 3);
end, 100);
