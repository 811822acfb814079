-- For a Jitsi that runs already (Debian packages): these lines into /etc/prosody/conf.avail/meet.example.org.cfg.lua, where the names of its own
-- stand; then: prosodyctl check config && systemctl restart prosody. Not a file to be included as it is: the sections exist there.
-- giaoban.example.org is the service (giaoban.public-url), CALLBACK-TOKEN its giaoban.jitsi.callback-token.
-- The plugins event_sync and token_affiliation come from https://github.com/jitsi-contrib/prosody-plugins, each into a folder of plugin_paths.

VirtualHost "meet.example.org"
    -- Only who comes with a token of the service gets in; keys are those that it publishes
    authentication = "token"
    app_id = "giaoban"
    asap_accepted_issuers = { "giaoban" }
    asap_accepted_audiences = { "jitsi" }
    cache_keys_url = "https://giaoban.example.org/.well-known/jwks.json"
    allow_empty_token = false

    -- The gate: may this room be open now?
    modules_enabled = {
        -- beside those that stand there
        "reservations";
    }
    reservations_api_prefix = "https://giaoban.example.org/jitsi/reservations"
    reservations_api_headers = { ["Authorization"] = "Bearer CALLBACK-TOKEN" }
    reservations_api_timeout = 5

Component "conference.meet.example.org" "muc"
    modules_enabled = {
        -- beside those that stand there: the token names the room, and who moderates
        "token_verification";
        "token_affiliation";
    }
    -- The service's own account may list, warn and close: prosodyctl register giaoban auth.meet.example.org PASSWORD, and in
    -- the service giaoban.jitsi.xmpp.host, .domain (auth.meet.example.org), .muc-domain (conference.meet.example.org), .password
    admins = { "focus@auth.meet.example.org", "giaoban@auth.meet.example.org" }

-- Who came and went
Component "esync.meet.example.org" "event_sync_component"
    muc_component = "conference.meet.example.org"
    breakout_component = "breakout.meet.example.org"
    api_prefix = "https://giaoban.example.org/jitsi"
    api_headers = { ["Authorization"] = "Bearer CALLBACK-TOKEN" }
    api_timeout = 10
    api_retry_count = 5
    api_retry_delay = 2
