-- Tells the service who comes and goes. A Jitsi that runs elsewhere takes the same lines, with the addresses of that place.
Component("esync." .. (ENV_XMPP_DOMAIN or "meet.jitsi"))("event_sync_component")
    muc_component = ENV_XMPP_MUC_DOMAIN or "muc.meet.jitsi"
    breakout_component = "breakout." .. (ENV_XMPP_DOMAIN or "meet.jitsi")
    api_prefix = (ENV_GIAOBAN_URL or "http://giaoban:8080") .. "/jitsi"
    api_headers = { ["Authorization"] = "Bearer " .. (ENV_GIAOBAN_CALLBACK_TOKEN or "") }
    -- The service answers in milliseconds; what fails is tried again, what times out is not
    api_timeout = 10
    api_retry_count = 5
    api_retry_delay = 2
