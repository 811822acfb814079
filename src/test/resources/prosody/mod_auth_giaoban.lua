-- Who logs in shows a token in the place of a password, as Jitsi's own module wants it in an address. What the token says of its holder
-- is remembered with the session; its signature was checked by the test, and is left out here. Who shows anything else is a guest.
local new_sasl = require "util.sasl".new;
local base64 = require "util.encodings".base64;
local json = require "util.json";

local provider = { name = "giaoban" };

local function claims_of(token)
    local payload = token:match("^[^.]+%.([^.]+)%.[^.]*$");
    if not payload then return nil; end
    payload = payload:gsub("-", "+"):gsub("_", "/");
    return json.decode(base64.decode(payload .. ("="):rep(-#payload % 4)));
end

function provider.test_password() return nil, "Tokens only."; end
function provider.set_password() return nil, "Tokens only."; end
function provider.create_user() return nil, "Tokens only."; end
function provider.delete_user() return nil, "Tokens only."; end
function provider.user_exists() return true; end

function provider.get_sasl_handler(session)
    return new_sasl(module.host, {
        plain_test = function (_, _, password)
            session.giaoban_claims = claims_of(password);
            return true, true;
        end;
    });
end

module:add_item("auth-provider", provider);
