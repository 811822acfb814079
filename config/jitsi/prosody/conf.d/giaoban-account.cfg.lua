-- The service's own account may see who is in a room, put people out and close rooms, all from outside. A Jitsi that runs elsewhere
-- takes the same lines. The account itself is made once:
--   docker compose exec prosody prosodyctl --config /config/prosody.cfg.lua register giaoban auth.meet.jitsi "$GIAOBAN_XMPP_PASSWORD"
Component(ENV_XMPP_MUC_DOMAIN or "muc.meet.jitsi")("muc")
    admins = {
        "focus@" .. (ENV_XMPP_AUTH_DOMAIN or "auth.meet.jitsi");
        "giaoban@" .. (ENV_XMPP_AUTH_DOMAIN or "auth.meet.jitsi");
    }
